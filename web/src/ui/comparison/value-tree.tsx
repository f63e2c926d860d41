import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { readableName } from "@/lib/property-path";
import { isRecord, isSimple, readableValue } from "@/lib/readable-value";
import { SimpleValue } from "./simple-value";

const useStyles = makeStyles({
  simple: { overflowWrap: "anywhere", whiteSpace: "pre-wrap" },
  nothing: { color: tokens.colorNeutralForeground3, fontStyle: "italic" },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalL },
  properties: { margin: 0, display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXXS },
  property: { display: "grid", gridTemplateColumns: "minmax(96px, 34%) 1fr", gap: tokens.spacingHorizontalS },
  /** What has parts of its own stands below its name, so that deep objects keep their width. */
  nested: { gridTemplateColumns: "1fr", gap: 0, "& > dd": { paddingLeft: tokens.spacingHorizontalL } },
  name: { color: tokens.colorNeutralForeground3, overflowWrap: "anywhere" },
  value: { margin: 0, minWidth: 0 },
});

/** Any JSON value as a person reads it: properties by name, lists as lists. */
export function ValueTree({ value }: { value: unknown }) {
  const styles = useStyles();
  if (value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0)) {
    return <span className={styles.nothing}>{readableValue(value)}</span>;
  }
  if (isSimple(value)) {
    return (
      <span className={styles.simple}>
        <SimpleValue value={value} />
      </span>
    );
  }
  if (Array.isArray(value)) {
    return (
      <ul className={styles.list}>
        {value.map((item: unknown) => (
          <li key={JSON.stringify(item)}>
            <ValueTree value={item} />
          </li>
        ))}
      </ul>
    );
  }
  if (!isRecord(value)) return null;
  return (
    <dl className={styles.properties}>
      {Object.entries(value).map(([name, part]) => (
        <div key={name} className={mergeClasses(styles.property, hasParts(part) && styles.nested)}>
          <dt className={styles.name}>{readableName(name)}</dt>
          <dd className={styles.value}>
            <ValueTree value={part} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function hasParts(value: unknown): boolean {
  return Array.isArray(value) ? value.some(hasParts) : isRecord(value) && Object.keys(value).length > 0;
}
