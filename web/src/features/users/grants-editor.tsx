import { Button, Field, makeStyles, Select, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { GrantRequest } from "@/api/types";
import { targetOf, useTargets } from "./use-targets";
import { words } from "./words";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column" },
  item: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS },
  add: { display: "flex", flexWrap: "wrap", alignItems: "flex-end", gap: tokens.spacingHorizontalS },
});

interface GrantsEditorProps {
  readonly grants: readonly GrantRequest[];
  readonly onChange: (grants: readonly GrantRequest[]) => void;
}

/** One line for each role and what it is over. */
export function GrantsEditor({ grants, onChange }: GrantsEditorProps) {
  const styles = useStyles();
  const { choices, nameOf } = useTargets();
  const [role, setRole] = useState("viewer");
  const [target, setTarget] = useState("all");
  const sentence = (grant: GrantRequest) =>
    words.over(words.roles.get(grant.role) ?? grant.role, nameOf(grant));
  const add = () => {
    const grant = { role, ...targetOf(target) };
    onChange([...grants.filter((other) => !isSameTarget(other, grant)), grant]);
  };
  return (
    <>
      {grants.length > 0 ? (
        <ul className={styles.list}>
          {grants.map((grant) => (
            <li key={sentence(grant)} className={styles.item}>
              {sentence(grant)}
              <Button
                size="small"
                appearance="subtle"
                aria-label={words.removeRole(sentence(grant))}
                onClick={() => onChange(grants.filter((other) => other !== grant))}
              >
                {words.remove}
              </Button>
            </li>
          ))}
        </ul>
      ) : (
        <span>{words.noRoles}</span>
      )}
      <div className={styles.add}>
        <Field label={words.role}>
          <Select value={role} onChange={(_, data) => setRole(data.value)}>
            {[...words.roles].map(([value, text]) => (
              <option key={value} value={value}>
                {`${text}: ${words.roleHints.get(value) ?? ""}`}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={words.target}>
          <Select value={target} onChange={(_, data) => setTarget(data.value)}>
            {choices.map(({ value, text }) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </Select>
        </Field>
        <Button onClick={add}>{words.addRole}</Button>
      </div>
    </>
  );
}

function isSameTarget(one: GrantRequest, other: GrantRequest): boolean {
  return (
    (one.tenantId ?? null) === (other.tenantId ?? null) && (one.groupId ?? null) === (other.groupId ?? null)
  );
}
