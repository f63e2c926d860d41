import { Field, Input, Textarea } from "@fluentui/react-components";
import { useState } from "react";
import { commands } from "@/api/commands";
import type { BaselineVersion } from "@/api/types";
import { FormDialog } from "@/ui/form-dialog";
import { strings } from "./strings";
import { useBaselineChange } from "./use-baseline-change";

interface RenameDialogProps {
  readonly tenant: string;
  readonly area: string;
  readonly version: BaselineVersion;
  readonly onClose: () => void;
}

/** Another label and note; what the version says about resources never changes. */
export function RenameDialog({ tenant, area, version, onClose }: RenameDialogProps) {
  const [label, setLabel] = useState(version.label);
  const [note, setNote] = useState(version.note);
  const rename = useBaselineChange(
    tenant,
    () => commands.relabelBaseline(tenant, area, version.version, { label, note }),
    () => {
      onClose();
      return strings.renamed(version.version);
    },
  );
  return (
    <FormDialog
      title={strings.renameTitle(version.version)}
      submit={strings.renameSubmit}
      pending={rename.isPending}
      error={rename.error}
      onSubmit={() => rename.mutate(undefined)}
      onClose={onClose}
    >
      <Field label={strings.versionColumns.label}>
        <Input value={label} onChange={(_, data) => setLabel(data.value)} />
      </Field>
      <Field label={strings.note}>
        <Textarea value={note} onChange={(_, data) => setNote(data.value)} />
      </Field>
    </FormDialog>
  );
}
