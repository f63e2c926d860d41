import { Button, Field } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { commands } from "@/api/commands";
import { keys } from "@/api/keys";
import { FormDialog } from "@/ui/form-dialog";
import { ProblemMessage } from "@/ui/problem-message";
import { useAnnounce } from "@/ui/use-announce";
import { strings } from "./strings";

interface UploadDialogProps {
  readonly tenant: string;
  readonly area: string;
  readonly onClose: () => void;
}

/** A file becomes a new version, after one saw what that does. */
export function UploadDialog({ tenant, area, onClose }: UploadDialogProps) {
  const client = useQueryClient();
  const announce = useAnnounce();
  const [file, setFile] = useState<File | null>(null);
  const tryOut = useMutation({
    mutationFn: async (chosen: File) => commands.importBaseline(tenant, area, await chosen.text(), true),
  });
  const upload = useMutation({
    mutationFn: async (chosen: File) => commands.importBaseline(tenant, area, await chosen.text(), false),
    onSuccess: async ({ version }) => {
      announce(version == null ? strings.importedNothing : strings.imported(version));
      await Promise.all([
        client.invalidateQueries({ queryKey: keys.editedBaseline(tenant, area) }),
        client.invalidateQueries({ queryKey: keys.tenant(tenant) }),
        client.invalidateQueries({ queryKey: keys.drifts }),
      ]);
      onClose();
    },
  });
  return (
    <FormDialog
      title={strings.uploadTitle}
      submit={strings.import}
      pending={upload.isPending}
      error={upload.error}
      disabled={!file}
      onSubmit={() => file && upload.mutate(file)}
      onClose={onClose}
    >
      <span>{strings.uploadText}</span>
      <Field label={strings.file}>
        <input
          type="file"
          accept=".json,application/json"
          onChange={(event) => {
            setFile(event.target.files?.[0] ?? null);
            tryOut.reset();
          }}
        />
      </Field>
      <Button disabledFocusable={!file || tryOut.isPending} onClick={() => file && tryOut.mutate(file)}>
        {strings.tryOut}
      </Button>
      {tryOut.error && <ProblemMessage error={tryOut.error} />}
      {tryOut.data && (
        <p role="status">
          {strings.report(tryOut.data)} {strings.previewLine(tryOut.data.raised, tryOut.data.resolved)}
        </p>
      )}
    </FormDialog>
  );
}
