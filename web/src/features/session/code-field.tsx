import { Field, Input } from "@fluentui/react-components";
import { useEffect, useRef } from "react";
import { strings } from "./strings";

interface CodeFieldProps {
  readonly code: string;
  readonly onChange: (code: string) => void;
}

/** Takes the focus when it appears: it is the one thing left to type. */
export function CodeField({ code, onChange }: CodeFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  return (
    <Field label={strings.code} hint={strings.codeHint} required>
      <Input
        ref={input}
        name="code"
        autoComplete="one-time-code"
        spellCheck={false}
        value={code}
        onChange={(_, data) => onChange(data.value)}
      />
    </Field>
  );
}
