import { makeStyles } from "@fluentui/react-components";
import { useContext } from "react";
import { readableValue } from "@/lib/readable-value";
import { ShownNamesContext } from "./shown-names";

const useStyles = makeStyles({ named: { textDecorationLine: "underline", textDecorationStyle: "dotted" } });

/** A value that is no list and no object. In place of an id stands what it names; the id is there on demand. */
export function SimpleValue({ value }: { value: unknown }) {
  const styles = useStyles();
  const shown = useContext(ShownNamesContext);
  const name = typeof value === "string" ? shown[value] : undefined;
  if (!name) return <>{readableValue(value)}</>;
  return (
    <span className={styles.named} title={String(value)}>
      {name}
    </span>
  );
}
