import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { areaStrings } from "./strings";

const useStyles = makeStyles({
  head: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalM },
  names: {
    margin: 0,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: "anywhere",
  },
});

interface MissingPermissionsProps {
  readonly text: string;
  readonly names: readonly string[];
  readonly onGrant: (names: readonly string[]) => void;
}

/** Permissions that were not granted, by name, and the way to grant them. */
export function MissingPermissions({ text, names, onGrant }: MissingPermissionsProps) {
  const styles = useStyles();
  return (
    <div>
      <div className={styles.head}>
        <span>{text}</span>
        <Button onClick={() => onGrant(names)}>{areaStrings.grant}</Button>
      </div>
      <p className={styles.names}>{names.join(", ")}</p>
    </div>
  );
}
