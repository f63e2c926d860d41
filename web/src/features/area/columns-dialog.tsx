import { Checkbox, makeStyles, SearchBox, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { areaPropertiesQuery } from "@/api/resource-queries";
import { readablePath } from "@/lib/property-path";
import { FormDialog } from "@/ui/form-dialog";
import { Note } from "@/ui/note";
import { QueryView } from "@/ui/query-view";
import { RowsSkeleton } from "@/ui/skeletons";
import { strings } from "./strings";
import { type ChosenColumns, MOST_PROPERTIES } from "./use-columns";

const useStyles = makeStyles({
  group: { margin: 0, padding: 0, border: "none", display: "flex", flexWrap: "wrap" },
  properties: {
    margin: 0,
    padding: 0,
    border: "none",
    display: "flex",
    flexDirection: "column",
    height: "320px",
    overflowY: "auto",
  },
  legend: { padding: 0, fontWeight: tokens.fontWeightSemibold },
});

const OWN = (["state", "drifts", "versions", "since"] as const).map((key) => ({
  key,
  title: strings.columns[key],
}));

interface ColumnsDialogProps {
  readonly tenant: string;
  readonly area: string;
  readonly chosen: ChosenColumns;
  readonly onChoose: (next: ChosenColumns) => void;
  readonly onClose: () => void;
}

/** Which columns the table has: its own, and any property of the resources. */
export function ColumnsDialog({ tenant, area, chosen, onChoose, onClose }: ColumnsDialogProps) {
  const styles = useStyles();
  const [{ hide, show }, setColumns] = useState(chosen);
  const [search, setSearch] = useState("");
  const properties = useQuery(areaPropertiesQuery(tenant, area));
  const submit = () => {
    onChoose({ hide, show });
    onClose();
  };
  return (
    <FormDialog
      title={strings.columnsTitle}
      submit={strings.columnsSubmit}
      pending={false}
      error={null}
      onSubmit={submit}
      onClose={onClose}
    >
      <fieldset className={styles.group}>
        <legend className={styles.legend}>{strings.columnsOwn}</legend>
        {OWN.map(({ key, title }) => (
          <Checkbox
            key={key}
            label={title}
            checked={!hide.includes(key)}
            onChange={() => setColumns({ hide: toggled(hide, key), show })}
          />
        ))}
      </fieldset>
      <SearchBox
        aria-label={strings.columnsSearch}
        placeholder={strings.columnsSearch}
        value={search}
        onChange={(_, data) => setSearch(data.value)}
      />
      <Note>{strings.columnsCount(show.length, MOST_PROPERTIES)}</Note>
      <fieldset className={styles.properties}>
        <legend className={styles.legend}>{strings.columnsProperties}</legend>
        <QueryView
          query={properties}
          loading={<RowsSkeleton rows={6} />}
          isEmpty={({ items }) => items.length === 0}
          empty={<Note>{strings.columnsNone}</Note>}
        >
          {({ items }) =>
            items
              .filter(matches(search))
              .map(({ path, resources }) => (
                <Checkbox
                  key={path}
                  label={`${readablePath(path)} (${resources})`}
                  checked={show.includes(path)}
                  disabled={!show.includes(path) && show.length >= MOST_PROPERTIES}
                  onChange={() => setColumns({ hide, show: toggled(show, path) })}
                />
              ))
          }
        </QueryView>
      </fieldset>
    </FormDialog>
  );
}

function toggled(names: readonly string[], name: string): readonly string[] {
  return names.includes(name) ? names.filter((other) => other !== name) : [...names, name];
}

/** By the path as Graph names it, or as a person reads it. */
function matches(search: string): (property: { path: string }) => boolean {
  const text = search.trim().toLowerCase();
  return ({ path }) => path.toLowerCase().includes(text) || readablePath(path).toLowerCase().includes(text);
}
