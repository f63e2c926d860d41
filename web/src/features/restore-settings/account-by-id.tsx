import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { isGuid } from "@/lib/guid";
import type { Account } from "./settings-form";
import { strings } from "./strings";

const useStyles = makeStyles({
  row: { display: "flex", flexWrap: "wrap", alignItems: "flex-end", gap: tokens.spacingHorizontalS },
  field: { flexGrow: 1 },
  text: { margin: 0 },
});

/** Where nobody is read, an account is named by its id. */
export function AccountById({ onAdd }: { onAdd: (account: Account) => void }) {
  const styles = useStyles();
  const [text, setText] = useState("");
  const id = text.trim().toLowerCase();
  const isValid = isGuid(id);
  const add = () => {
    onAdd({ id, name: id });
    setText("");
  };
  return (
    <>
      <p className={styles.text}>{strings.unread}</p>
      <div className={styles.row}>
        <Field
          className={styles.field}
          label={strings.objectId}
          validationMessage={id === "" || isValid ? undefined : strings.invalidId}
        >
          <Input value={text} onChange={(_, data) => setText(data.value)} autoComplete="off" />
        </Field>
        <Button disabledFocusable={!isValid} onClick={() => isValid && add()}>
          {strings.add}
        </Button>
      </div>
    </>
  );
}
