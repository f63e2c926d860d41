import { makeStyles } from "@fluentui/react-components";
import { type Names, namesAt } from "@/lib/names";
import { Card } from "@/ui/card";
import { ShownNamesContext } from "@/ui/comparison/shown-names";
import { ValueTree } from "@/ui/comparison/value-tree";
import { JsonDisclosure } from "@/ui/json-disclosure";
import { strings } from "./strings";

const useStyles = makeStyles({ none: { margin: 0 }, json: { marginTop: "16px" } });

interface ResourceObjectProps {
  readonly title: string;
  readonly value: unknown;
  readonly missing: string;
  readonly names: Names;
}

/** One side as a readable tree; JSON for those who want it. */
export function ResourceObject({ title, value, missing, names }: ResourceObjectProps) {
  const styles = useStyles();
  const there = value !== null && value !== undefined;
  return (
    <Card title={title}>
      {there ? (
        <>
          <ShownNamesContext value={namesAt(names, "")}>
            <ValueTree value={value} />
          </ShownNamesContext>
          <div className={styles.json}>
            <JsonDisclosure label={strings.json} value={value} />
          </div>
        </>
      ) : (
        <p className={styles.none}>{missing}</p>
      )}
    </Card>
  );
}
