import { useMutation } from "@tanstack/react-query";
import { commands } from "@/api/commands";
import { useTakeSession } from "./use-sign-in";

export function useDemoSignIn() {
  const take = useTakeSession();
  const { mutate, error, isPending } = useMutation({ mutationFn: commands.signInToDemo, onSuccess: take });
  return { start: mutate, error, isPending };
}
