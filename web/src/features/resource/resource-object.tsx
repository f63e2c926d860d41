import { makeStyles } from "@fluentui/react-components";
import { Card } from "@/ui/card";
import { ValueTree } from "@/ui/comparison/value-tree";
import { JsonDisclosure } from "@/ui/json-disclosure";
import { strings } from "./strings";

const useStyles = makeStyles({ none: { margin: 0 }, json: { marginTop: "16px" } });

interface ResourceObjectProps {
  readonly title: string;
  readonly value: unknown;
  readonly missing: string;
}

/** One side as a readable tree; JSON for those who want it. */
export function ResourceObject({ title, value, missing }: ResourceObjectProps) {
  const styles = useStyles();
  const there = value !== null && value !== undefined;
  return (
    <Card title={title}>
      {there ? (
        <>
          <ValueTree value={value} />
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
