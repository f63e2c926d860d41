import { Button, Field, makeStyles, tokens } from "@fluentui/react-components";
import { useRef, useState } from "react";
import { LOGO_LIMIT_BYTES } from "./branding-form";
import { strings } from "./strings";

const useStyles = makeStyles({
  row: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

interface LogoFieldProps {
  readonly logo: string | null;
  readonly problem: string | undefined;
  readonly onChange: (logo: string | null) => void;
}

/** The image is read in the browser, so that it can be seen before anything is stored. */
export function LogoField({ logo, problem, onChange }: LogoFieldProps) {
  const styles = useStyles();
  const input = useRef<HTMLInputElement>(null);
  const [tooLarge, setTooLarge] = useState(false);
  const take = (file: File | undefined) => {
    if (!file) return;
    setTooLarge(file.size > LOGO_LIMIT_BYTES);
    if (file.size > LOGO_LIMIT_BYTES) return;
    const reader = new FileReader();
    reader.onload = () => onChange(String(reader.result));
    reader.readAsDataURL(file);
  };
  return (
    <Field
      label={strings.logo}
      hint={strings.logoHint}
      validationMessage={tooLarge ? strings.logoTooLarge : problem}
    >
      {(field) => (
        <div className={styles.row}>
          <input
            {...field}
            ref={input}
            type="file"
            accept="image/png,image/jpeg,image/webp"
            hidden
            onChange={(event) => take(event.target.files?.[0])}
          />
          <Button onClick={() => input.current?.click()}>{strings.chooseLogo}</Button>
          {logo && <Button onClick={() => onChange(null)}>{strings.removeLogo}</Button>}
        </div>
      )}
    </Field>
  );
}
