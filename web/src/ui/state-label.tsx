import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { ArrowSyncRegular } from "@fluentui/react-icons/svg/arrow-sync";
import { CheckmarkCircleFilled } from "@fluentui/react-icons/svg/checkmark-circle";
import { CircleHintRegular } from "@fluentui/react-icons/svg/circle-hint";
import { DismissCircleFilled } from "@fluentui/react-icons/svg/dismiss-circle";
import { LockClosedRegular } from "@fluentui/react-icons/svg/lock-closed";
import { PauseCircleRegular } from "@fluentui/react-icons/svg/pause-circle";
import { WarningFilled } from "@fluentui/react-icons/svg/warning";

const useStyles = makeStyles({
  label: {
    display: "inline-flex",
    // Its text stands on the line of the text beside it; of itself it would stand on the lower edge of the icon.
    alignItems: "baseline",
    gap: tokens.spacingHorizontalXS,
  },
  icon: { fontSize: "16px", flexShrink: 0, alignSelf: "center" },
  good: { color: tokens.colorStatusSuccessForeground1 },
  warn: { color: tokens.colorPaletteDarkOrangeForeground1 },
  bad: { color: tokens.colorStatusDangerForeground1 },
  quiet: { color: tokens.colorNeutralForeground3 },
  locked: { color: tokens.colorNeutralForeground3 },
  paused: { color: tokens.colorNeutralForeground3 },
  busy: {
    color: tokens.colorBrandForeground1,
    animationName: { from: { transform: "rotate(0deg)" }, to: { transform: "rotate(360deg)" } },
    animationDuration: "2s",
    animationIterationCount: "infinite",
    animationTimingFunction: "linear",
  },
});

const ICONS = {
  good: CheckmarkCircleFilled,
  warn: WarningFilled,
  bad: DismissCircleFilled,
  quiet: CircleHintRegular,
  locked: LockClosedRegular,
  paused: PauseCircleRegular,
  busy: ArrowSyncRegular,
};

export type Tone = keyof typeof ICONS;

/** A state in words with an icon of its own shape; colour only supports. */
export function StateLabel({ tone, text }: { tone: Tone; text: string }) {
  const styles = useStyles();
  const Icon = ICONS[tone];
  return (
    <span className={styles.label}>
      <Icon className={mergeClasses(styles.icon, styles[tone])} aria-hidden="true" />
      {text}
    </span>
  );
}
