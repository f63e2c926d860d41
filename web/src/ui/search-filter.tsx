import { Field, SearchBox } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import { useDebounced } from "@/lib/use-debounced";

interface SearchFilterProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A search that reports once the person pauses. */
export function SearchFilter({ label, value, onChange }: SearchFilterProps) {
  const [text, setText] = useState(value);
  const settled = useDebounced(text);
  useEffect(() => {
    if (settled === text && settled !== value) onChange(settled);
  }, [settled, text, value, onChange]);
  return (
    <Field label={label} size="small">
      <SearchBox value={text} onChange={(_, data) => setText(data.value)} />
    </Field>
  );
}
