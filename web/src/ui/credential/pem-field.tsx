import { Button, Field, makeStyles, Textarea, tokens } from "@fluentui/react-components";
import { type ChangeEvent, useRef, useState } from "react";
import { strings } from "./strings";

const useStyles = makeStyles({
  field: {
    display: "flex",
    flexDirection: "column",
    alignItems: "flex-start",
    gap: tokens.spacingVerticalXS,
  },
  text: {
    width: "100%",
    "& textarea": { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
  },
  hidden: { display: "none" },
});

const LARGEST_BYTES = 64 * 1024;
const ROWS = 4;

interface PemFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
}

/** PEM text, pasted or from a file. The file is read in the browser and sent as text. */
export function PemField({ label, hint, value, error, onChange }: PemFieldProps) {
  const styles = useStyles();
  const file = useRef<HTMLInputElement>(null);
  const [tooLarge, setTooLarge] = useState(false);
  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const chosen = event.target.files?.[0];
    event.target.value = "";
    if (!chosen) return;
    setTooLarge(chosen.size > LARGEST_BYTES);
    if (chosen.size <= LARGEST_BYTES) onChange(await chosen.text());
  };
  return (
    <div className={styles.field}>
      <Field
        label={label}
        required
        hint={hint}
        className={styles.text}
        validationMessage={tooLarge ? strings.fileTooLarge : error}
      >
        <Textarea
          value={value}
          onChange={(_, data) => onChange(data.value)}
          rows={ROWS}
          resize="vertical"
          autoComplete="off"
          spellCheck={false}
        />
      </Field>
      <Button
        size="small"
        onClick={() => file.current?.click()}
        aria-label={`${strings.chooseFile}: ${label}`}
      >
        {strings.chooseFile}
      </Button>
      <input
        ref={file}
        type="file"
        accept=".pem,.crt,.cer,.key,.txt"
        className={styles.hidden}
        onChange={choose}
        tabIndex={-1}
        aria-hidden="true"
      />
    </div>
  );
}
