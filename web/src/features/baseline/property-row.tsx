import { Button, Checkbox, Input, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { BaselineProperty } from "@/api/types";
import { readablePath } from "@/lib/property-path";
import { readableValue } from "@/lib/readable-value";
import { Note } from "@/ui/note";
import { type DraftResource, isWatched, typedValue, withPath } from "./draft";
import { strings } from "./strings";

const useStyles = makeStyles({
  cell: {
    textAlign: "left",
    verticalAlign: "top",
    padding: tokens.spacingHorizontalXS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    overflowWrap: "anywhere",
  },
  differs: { fontWeight: tokens.fontWeightSemibold },
  empty: { fontStyle: "italic", color: tokens.colorNeutralForeground3 },
});

interface PropertyRowProps {
  readonly resource: DraftResource;
  readonly property: BaselineProperty;
  readonly onChange: (changed: DraftResource) => void;
}

/** One place: ticked when it is watched, its agreed value changed in place or taken from the live one. */
export function PropertyRow({ resource, property, onChange }: PropertyRowProps) {
  const styles = useStyles();
  const [typed, setTyped] = useState<string | null>(null);
  const { path } = property;
  const own = Object.hasOwn(resource.values, path);
  const agreed = resource.fromLive ? property.live : own ? resource.values[path] : property.agreed;
  const differs = JSON.stringify(agreed ?? null) !== JSON.stringify(property.live ?? null);
  const agree = (value: unknown) =>
    onChange({
      ...resource,
      fromLive: false,
      body: undefined,
      values: { ...resource.values, [path]: value },
    });
  return (
    <tr>
      <td className={styles.cell}>
        <Checkbox
          aria-label={strings.watch(path)}
          checked={isWatched(resource, path)}
          disabled={resource.mode !== "properties"}
          onChange={(_, data) => onChange(withPath(resource, path, data.checked === true))}
        />
      </td>
      <td className={styles.cell} title={path}>
        {readablePath(path)}
      </td>
      <td className={styles.cell}>
        {typed === null ? (
          <>
            <Agreed value={agreed} comparable={property.comparable} watched={isWatched(resource, path)} />{" "}
            {property.comparable && (
              <Button
                size="small"
                appearance="subtle"
                aria-label={strings.editValue(path)}
                onClick={() => setTyped(asText(agreed))}
              >
                {strings.change}
              </Button>
            )}
            {property.comparable && differs && (
              <Button size="small" appearance="subtle" onClick={() => agree(property.live)}>
                {strings.takeLive}
              </Button>
            )}
          </>
        ) : (
          <>
            <Input
              size="small"
              aria-label={strings.editValue(path)}
              value={typed}
              onChange={(_, data) => setTyped(data.value)}
            />
            <Button
              size="small"
              onClick={() => {
                agree(typedValue(typed));
                setTyped(null);
              }}
            >
              {strings.keep}
            </Button>
            <Note>{strings.valueHint}</Note>
          </>
        )}
      </td>
      <td className={styles.cell}>
        <span className={differs ? styles.differs : undefined}>
          {property.comparable ? readableValue(property.live) : strings.notComparable}
        </span>
      </td>
    </tr>
  );
}

function Agreed({ value, comparable, watched }: { value: unknown; comparable: boolean; watched: boolean }) {
  const styles = useStyles();
  if (!comparable) return <span className={styles.empty}>{strings.notComparable}</span>;
  const isEmpty = value === null || value === undefined;
  if (isEmpty && watched) return <span className={styles.empty}>{strings.mustBeEmpty}</span>;
  return <span className={isEmpty ? styles.empty : undefined}>{readableValue(value)}</span>;
}

function asText(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}
