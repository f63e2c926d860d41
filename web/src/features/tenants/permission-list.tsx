import { makeStyles, tokens } from "@fluentui/react-components";
import { CopyButton } from "@/ui/copy-button";

const useStyles = makeStyles({
  head: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    justifyContent: "space-between",
    gap: tokens.spacingHorizontalS,
  },
  label: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  list: {
    margin: `${tokens.spacingVerticalXS} 0 0`,
    paddingLeft: tokens.spacingHorizontalXL,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    overflowWrap: "anywhere",
  },
});

interface PermissionListProps {
  readonly label: string;
  readonly copyLabel: string;
  readonly permissions: readonly string[];
}

export function PermissionList({ label, copyLabel, permissions }: PermissionListProps) {
  const styles = useStyles();
  return (
    <div>
      <div className={styles.head}>
        <p className={styles.label}>{label}</p>
        <CopyButton text={permissions.join("\n")} label={copyLabel} />
      </div>
      <ul className={styles.list}>
        {permissions.map((permission) => (
          <li key={permission}>{permission}</li>
        ))}
      </ul>
    </div>
  );
}
