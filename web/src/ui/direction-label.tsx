import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { ShieldRegular } from "@fluentui/react-icons/svg/shield";
import { ShieldCheckmarkRegular } from "@fluentui/react-icons/svg/shield-checkmark";
import { ShieldErrorFilled } from "@fluentui/react-icons/svg/shield-error";
import { ShieldQuestionRegular } from "@fluentui/react-icons/svg/shield-question";
import { type Direction, directionOf } from "@/lib/direction";
import { words } from "./words";

const useStyles = makeStyles({
  label: {
    display: "inline-flex",
    alignItems: "baseline",
    gap: tokens.spacingHorizontalXS,
    whiteSpace: "nowrap",
  },
  icon: { fontSize: "16px", flexShrink: 0, alignSelf: "center" },
  weakens: { color: tokens.colorStatusDangerForeground1 },
  strengthens: { color: tokens.colorStatusSuccessForeground1 },
  neutral: { color: tokens.colorNeutralForeground3 },
  unknown: { color: tokens.colorNeutralForeground3 },
});

const ICONS = {
  weakens: ShieldErrorFilled,
  strengthens: ShieldCheckmarkRegular,
  neutral: ShieldRegular,
  unknown: ShieldQuestionRegular,
};

/** Whether a difference weakens the tenant: a shield of its own shape with a word; colour only supports. */
export function DirectionLabel({ direction }: { direction: string }) {
  const told = directionOf(direction);
  return <ShieldText direction={told} text={words.direction[told]} />;
}

/** "3 weaken"; nothing where none does. */
export function WeakeningCount({ count }: { count: number }) {
  return count > 0 ? <ShieldText direction="weakens" text={words.weakening(count)} /> : null;
}

function ShieldText({ direction, text }: { direction: Direction; text: string }) {
  const styles = useStyles();
  const Icon = ICONS[direction];
  return (
    <span className={styles.label}>
      <Icon className={mergeClasses(styles.icon, styles[direction])} aria-hidden="true" />
      {text}
    </span>
  );
}
