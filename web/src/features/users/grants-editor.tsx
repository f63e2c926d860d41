import { Button, Field, makeStyles, Select, tokens } from "@fluentui/react-components";
import type { GrantRequest } from "@/api/types";
import { Note } from "@/ui/note";
import { grantOf, type useGrants } from "./use-grants";
import { useTargets } from "./use-targets";
import { words } from "./words";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column" },
  item: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS },
  add: { display: "flex", flexWrap: "wrap", alignItems: "flex-end", gap: tokens.spacingHorizontalS },
});

/** One line for each role and what it is over. */
export function GrantsEditor({ state }: { state: ReturnType<typeof useGrants> }) {
  const { grants, choice, choose, add, remove } = state;
  const styles = useStyles();
  const { choices, nameOf } = useTargets();
  const sentence = (grant: GrantRequest) =>
    words.over(words.roles.get(grant.role) ?? grant.role, nameOf(grant));
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
                onClick={() => remove(grant)}
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
          <Select value={choice.role} onChange={(_, data) => choose({ role: data.value })}>
            {[...words.roles].map(([value, text]) => (
              <option key={value} value={value}>
                {`${text}: ${words.roleHints.get(value) ?? ""}`}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={words.target}>
          <Select value={choice.target} onChange={(_, data) => choose({ target: data.value })}>
            {choices.map(({ value, text }) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </Select>
        </Field>
        <Button onClick={add}>{words.addRole}</Button>
      </div>
      {choice.isMade && <Note>{words.countsToo(sentence(grantOf(choice)))}</Note>}
    </>
  );
}
