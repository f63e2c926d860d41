import { makeStyles, tokens } from "@fluentui/react-components";

const useStyles = makeStyles({
  row: { display: "inline-flex", gap: tokens.spacingHorizontalXS, whiteSpace: "nowrap" },
  key: {
    minWidth: "20px",
    padding: `0 ${tokens.spacingHorizontalXS}`,
    textAlign: "center",
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    borderRadius: tokens.borderRadiusSmall,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground2,
    color: tokens.colorNeutralForeground2,
  },
});

/** Keys as they look on a keyboard: "Ctrl K" is two of them. */
export function KeyCaps({ keys }: { keys: string }) {
  const styles = useStyles();
  return (
    <span className={styles.row}>
      {keys.split(" ").map((key) => (
        <kbd key={key} className={styles.key}>
          {key}
        </kbd>
      ))}
    </span>
  );
}
