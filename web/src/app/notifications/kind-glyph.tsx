import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { DismissCircleFilled } from "@fluentui/react-icons/svg/dismiss-circle";
import { HourglassRegular } from "@fluentui/react-icons/svg/hourglass";
import { KeyRegular } from "@fluentui/react-icons/svg/key";
import { PlugDisconnectedRegular } from "@fluentui/react-icons/svg/plug-disconnected";
import { WarningFilled } from "@fluentui/react-icons/svg/warning";
import { SeverityGlyph } from "@/ui/severity-glyph";
import type { Kind } from "./entry";

const useStyles = makeStyles({
  icon: { fontSize: "16px", marginTop: "2px" },
  waiting: { color: tokens.colorBrandForeground1 },
  incomplete: { color: tokens.colorStatusDangerForeground1 },
  broken: { color: tokens.colorStatusDangerForeground1 },
  credential: { color: tokens.colorPaletteDarkOrangeForeground1 },
  unread: { color: tokens.colorPaletteDarkOrangeForeground1 },
});

const ICONS = {
  waiting: HourglassRegular,
  incomplete: DismissCircleFilled,
  broken: PlugDisconnectedRegular,
  credential: KeyRegular,
  unread: WarningFilled,
};

/** A shape for each kind; what it is stands in words beside it. */
export function KindGlyph({ kind }: { kind: Kind }) {
  const styles = useStyles();
  if (kind === "critical" || kind === "high") {
    return (
      <span className={styles.icon}>
        <SeverityGlyph severity={kind} />
      </span>
    );
  }
  const Icon = ICONS[kind];
  return <Icon className={mergeClasses(styles.icon, styles[kind])} aria-hidden="true" />;
}
