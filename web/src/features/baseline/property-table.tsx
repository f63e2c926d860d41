import { makeStyles, tokens } from "@fluentui/react-components";
import type { BaselineProperty } from "@/api/types";
import type { DraftResource } from "./draft";
import { PropertyRow } from "./property-row";
import { strings } from "./strings";

const useStyles = makeStyles({
  frame: { overflowX: "auto" },
  table: { width: "100%", borderCollapse: "collapse" },
  cell: {
    textAlign: "left",
    verticalAlign: "top",
    padding: tokens.spacingHorizontalXS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    overflowWrap: "anywhere",
  },
});

interface PropertyTableProps {
  readonly resource: DraftResource;
  readonly properties: readonly BaselineProperty[];
  readonly onChange: (changed: DraftResource) => void;
}

/** Each place of the resource: watched or not, what is agreed, and what is live. */
export function PropertyTable({ resource, properties, onChange }: PropertyTableProps) {
  const styles = useStyles();
  const known = new Set(properties.map((property) => property.path));
  const empty = resource.watchedPaths.filter((path) => !known.has(path) && resource.mode === "properties");
  const more = empty
    .filter((path) => !properties.some((property) => property.path.startsWith(path)))
    .map((path) => ({ path, agreed: null, live: null, comparable: true }));
  return (
    <div className={styles.frame}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th className={styles.cell} scope="col">
              {strings.propertyColumns.watch}
            </th>
            <th className={styles.cell} scope="col">
              {strings.propertyColumns.path}
            </th>
            <th className={styles.cell} scope="col">
              {strings.propertyColumns.agreed}
            </th>
            <th className={styles.cell} scope="col">
              {strings.propertyColumns.live}
            </th>
          </tr>
        </thead>
        <tbody>
          {[...properties, ...more].map((property) => (
            <PropertyRow key={property.path} resource={resource} property={property} onChange={onChange} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
