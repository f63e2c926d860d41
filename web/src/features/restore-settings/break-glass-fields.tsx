import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons/svg/dismiss";
import { Card } from "@/ui/card";
import { Note } from "@/ui/note";
import { AccountById } from "./account-by-id";
import { AccountSearch } from "./account-search";
import { type Account, withAccount } from "./settings-form";
import { strings } from "./strings";

const useStyles = makeStyles({
  stack: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM, maxWidth: "520px" },
  text: { margin: 0 },
  list: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXS,
    listStyleType: "none",
    margin: 0,
    padding: 0,
  },
  account: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS },
  name: { flexGrow: 1, minWidth: 0, overflowWrap: "anywhere" },
});

interface BreakGlassFieldsProps {
  readonly tenant: string;
  /** The area in which accounts are looked up; null when it is not read. */
  readonly area: string | null;
  readonly accounts: readonly Account[];
  readonly onChange: (accounts: readonly Account[]) => void;
}

/** The accounts that no plan may lock out. */
export function BreakGlassFields({ tenant, area, accounts, onChange }: BreakGlassFieldsProps) {
  const styles = useStyles();
  const add = (account: Account) => onChange(withAccount(accounts, account));
  return (
    <Card title={strings.breakGlass}>
      <div className={styles.stack}>
        <p className={styles.text}>{strings.breakGlassText}</p>
        {accounts.length === 0 ? (
          <p className={styles.text}>{strings.none}</p>
        ) : (
          <ul className={styles.list}>
            {accounts.map(({ id, name }) => (
              <li key={id} className={styles.account}>
                <span className={styles.name}>
                  {name}
                  <Note>{id}</Note>
                </span>
                <Button
                  size="small"
                  appearance="subtle"
                  icon={<DismissRegular />}
                  aria-label={strings.remove(name)}
                  onClick={() => onChange(accounts.filter((account) => account.id !== id))}
                />
              </li>
            ))}
          </ul>
        )}
        {area ? <AccountSearch tenant={tenant} area={area} onAdd={add} /> : <AccountById onAdd={add} />}
      </div>
    </Card>
  );
}
