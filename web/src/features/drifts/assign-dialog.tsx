import { Field, Select } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { sessionQuery } from "@/api/queries";
import { peopleQuery } from "@/api/triage-queries";
import { FormDialog } from "@/ui/form-dialog";
import { strings } from "./strings";
import { type ActionDialogProps, useDriftAction } from "./use-drift-action";

export function AssignDialog({ ids, onClose, onDone }: ActionDialogProps) {
  const people = useQuery(peopleQuery);
  const own = useQuery({ ...sessionQuery, enabled: false }).data?.user.id ?? "";
  const [chosen, setChosen] = useState<string | null>(null);
  const assign = useDriftAction(onDone);
  const assignee = chosen ?? own;
  return (
    <FormDialog
      title={strings.assignTitle(ids.length)}
      submit={strings.assign}
      pending={assign.isPending}
      error={assign.error ?? people.error}
      onSubmit={() => assign.mutate({ action: "assign", driftIds: ids, assignee: assignee || null })}
      onClose={onClose}
    >
      <span>{strings.assignText}</span>
      <Field label={strings.assignee}>
        <Select value={assignee} onChange={(_, data) => setChosen(data.value)}>
          <option value="">{strings.nobody}</option>
          {people.data?.map((person) => (
            <option key={person.id} value={person.id}>
              {person.id === own ? strings.myself(person.name) : person.name}
            </option>
          ))}
        </Select>
      </Field>
    </FormDialog>
  );
}
