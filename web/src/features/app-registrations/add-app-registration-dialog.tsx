import { Field, Input, Select } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useNavigate } from "react-router";
import { commands } from "@/api/commands";
import { keys } from "@/api/keys";
import { asProblem, fieldMessage } from "@/api/problem";
import { paths } from "@/lib/paths";
import { CredentialFields } from "@/ui/credential/credential-fields";
import { credentialErrors, credentialOf, emptyCredential } from "@/ui/credential/credential-form";
import { credentialProblems } from "@/ui/credential/credential-problems";
import { FormDialog } from "@/ui/form-dialog";
import { useAnnounce } from "@/ui/use-announce";
import { strings } from "./strings";

const WITHOUT = ["shared"] as const;

export function AddAppRegistrationDialog({ onClose }: { onClose: () => void }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const announce = useAnnounce();
  const [name, setName] = useState("");
  const [credential, setCredential] = useState(emptyCredential);
  const [purpose, setPurpose] = useState<string>("read");
  const [tried, setTried] = useState(false);
  const create = useMutation({
    mutationFn: () =>
      commands.createAppRegistration({ name: name.trim(), purpose, credential: credentialOf(credential) }),
    onSuccess: async ({ appRegistration }) => {
      await client.invalidateQueries({ queryKey: keys.appRegistrations });
      announce(strings.added(appRegistration.name));
      await navigate(paths.appRegistration(appRegistration.id));
    },
  });
  const problem = create.error ? asProblem(create.error) : null;
  const faults = credentialErrors(credential);
  const submit = () => {
    setTried(true);
    if (name.trim() && Object.keys(faults).length === 0) create.mutate();
  };
  return (
    <FormDialog
      title={strings.add}
      submit={strings.save}
      pending={create.isPending}
      error={create.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field
        label={strings.name}
        required
        hint={strings.nameHint}
        validationMessage={tried && !name.trim() ? strings.required : fieldMessage(problem, "name")}
      >
        <Input value={name} onChange={(_, data) => setName(data.value)} autoComplete="off" />
      </Field>
      <Field label={strings.purpose} hint={strings.purposeHint}>
        <Select value={purpose} onChange={(_, data) => setPurpose(data.value)}>
          {Object.entries(strings.purposes).map(([word, title]) => (
            <option key={word} value={word}>
              {title}
            </option>
          ))}
        </Select>
      </Field>
      <CredentialFields
        form={credential}
        errors={{ ...credentialProblems(problem, "credential."), ...(tried ? faults : {}) }}
        without={WITHOUT}
        onChange={setCredential}
      />
    </FormDialog>
  );
}
