import { Field, Input } from "@fluentui/react-components";
import { useState } from "react";
import { FormDialog } from "@/ui/form-dialog";
import { usePreferences } from "@/ui/preferences/use-preferences";
import { useAnnounce } from "@/ui/use-announce";
import { strings } from "./strings";

const LONGEST_NAME = 80;

/** A name that is there already is given to the new view. */
export function SaveViewDialog({ search, onClose }: { search: string; onClose: () => void }) {
  const { change, error } = usePreferences();
  const announce = useAnnounce();
  const [typed, setTyped] = useState("");
  const name = typed.trim();
  const save = () => {
    change((current) => ({
      ...current,
      views: [...current.views.filter((view) => view.name !== name), { name, query: search }],
    }));
    announce(strings.viewSaved(name));
    onClose();
  };
  return (
    <FormDialog
      title={strings.saveViewTitle}
      submit={strings.save}
      pending={false}
      error={error}
      disabled={!name}
      onSubmit={save}
      onClose={onClose}
    >
      <span>{strings.saveViewText}</span>
      <Field label={strings.viewName} required>
        <Input
          value={typed}
          maxLength={LONGEST_NAME}
          autoComplete="off"
          onChange={(_, data) => setTyped(data.value)}
        />
      </Field>
    </FormDialog>
  );
}
