import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { commands } from "@/api/commands";
import { keys } from "@/api/keys";
import { asProblem } from "@/api/problem";
import { passwordFaults } from "@/lib/password-rules";
import type { PasswordForm } from "./new-password-fields";

const EMPTY: PasswordForm = { current: "", password: "", repeated: "" };

/** A new password, typed twice; the session goes on with it. */
export function usePasswordChange(onDone: () => void) {
  const client = useQueryClient();
  const [form, setForm] = useState(EMPTY);
  const [tried, setTried] = useState(false);
  const { mutate, error, isPending } = useMutation({
    mutationFn: () => commands.changePassword({ currentPassword: form.current, newPassword: form.password }),
    onSuccess: async () => {
      setForm(EMPTY);
      setTried(false);
      await client.invalidateQueries({ queryKey: keys.session });
      await client.invalidateQueries({ queryKey: keys.account });
      onDone();
    },
  });
  const submit = () => {
    setTried(true);
    const faults = passwordFaults(form);
    if (!faults.password && !faults.repeated && form.current) mutate();
  };
  return { form, setForm, tried, problem: error ? asProblem(error) : null, isPending, submit };
}
