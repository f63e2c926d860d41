import { Combobox, Field, Option } from "@fluentui/react-components";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { resourcesQuery } from "@/api/resource-queries";
import { useDebounced } from "@/lib/use-debounced";
import type { Account } from "./settings-form";
import { strings } from "./strings";

/** A list box longer than this slows the keyboard down; typing narrows it. */
const SHOWN = 30;

interface AccountSearchProps {
  readonly tenant: string;
  readonly area: string;
  readonly onAdd: (account: Account) => void;
}

/** Finds an account by its name among those that were read. */
export function AccountSearch({ tenant, area, onAdd }: AccountSearchProps) {
  const [text, setText] = useState("");
  const q = useDebounced(text);
  const found = useInfiniteQuery(resourcesQuery(tenant, area, { q, state: "", at: "" }));
  const people = found.data?.pages[0]?.items.slice(0, SHOWN) ?? [];
  return (
    <Field label={strings.search} hint={strings.searchHint}>
      <Combobox
        freeform
        placeholder={strings.searchPlaceholder}
        value={text}
        selectedOptions={[]}
        onChange={(event) => setText(event.target.value)}
        onOptionSelect={(_, data) => {
          const person = people.find(({ id }) => id === data.optionValue);
          if (!person) return;
          onAdd({ id: person.id, name: person.name });
          setText("");
        }}
      >
        {people.map(({ id, name }) => (
          <Option key={id} value={id}>
            {name}
          </Option>
        ))}
        {found.data && people.length === 0 && <Option disabled>{strings.noMatch}</Option>}
      </Combobox>
    </Field>
  );
}
