import { useState } from "react";
import type { RestorePolicy } from "@/api/types";
import { FormDialog } from "@/ui/form-dialog";
import { PolicyFields } from "./policy-fields";
import { policyOf, typedPolicy } from "./policy-form";
import { strings } from "./strings";

interface PolicyDialogProps {
  readonly title: string;
  readonly policy: RestorePolicy;
  readonly onDone: (policy: RestorePolicy) => void;
  readonly onClose: () => void;
}

/** The policy of one area. It is saved together with the rest of the page. */
export function PolicyDialog({ title, policy, onDone, onClose }: PolicyDialogProps) {
  const [typed, setTyped] = useState(() => typedPolicy(policy));
  const chosen = policyOf(typed);
  return (
    <FormDialog
      title={title}
      submit={strings.overrideDone}
      pending={false}
      error={null}
      disabled={chosen === null}
      onSubmit={() => chosen && onDone(chosen)}
      onClose={onClose}
    >
      <PolicyFields value={typed} onChange={setTyped} />
    </FormDialog>
  );
}
