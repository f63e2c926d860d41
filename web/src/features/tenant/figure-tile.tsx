import { makeStyles, tokens } from "@fluentui/react-components";
import type { Figure } from "@/api/types";
import { readableFigure, readableShare } from "@/lib/readable-figure";
import { StateLabel } from "@/ui/state-label";
import { TimeText } from "@/ui/time-text";
import { wordOf } from "@/ui/words";
import { Sparkline } from "./sparkline";
import { insightStrings as strings } from "./strings";

const useStyles = makeStyles({
  tile: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXXS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
    border: `1px solid ${tokens.colorNeutralStroke3}`,
    borderRadius: tokens.borderRadiusLarge,
    minWidth: 0,
    "& dd": { margin: 0 },
  },
  title: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  value: {
    fontSize: tokens.fontSizeHero700,
    lineHeight: tokens.lineHeightHero700,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: "tabular-nums",
  },
  total: {
    display: "inline-block",
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightRegular,
    whiteSpace: "nowrap",
  },
  note: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: "anywhere",
  },
});

/** One figure with its time, or the reason why there is none. A gap is never shown as a nought. */
export function FigureTile({ figure }: { figure: Figure }) {
  const styles = useStyles();
  const { gap, value, total } = figure;
  const known = typeof value === "number";
  return (
    <div className={styles.tile} title={figure.description}>
      <dt className={styles.title}>{figure.title}</dt>
      {gap && (
        <dd>
          <StateLabel
            tone={gap.kind === "failed" ? "warn" : "locked"}
            text={wordOf(strings.gaps, gap.kind)}
          />
          <div className={styles.note}>{gap.reason}</div>
        </dd>
      )}
      {known && !gap && (
        <dd className={styles.value}>
          {readableFigure(value)}
          {typeof total === "number" && " "}
          {typeof total === "number" && (
            <span className={styles.total}>
              {strings.of(readableFigure(total))}
              {readableShare(value, total)}
            </span>
          )}
        </dd>
      )}
      {known && gap && (
        <dd className={styles.note}>
          {strings.lastKnown}: {readableFigure(value)}, <TimeText at={figure.readAt} />
        </dd>
      )}
      <Extra figure={figure} />
      {figure.history.length > 1 && (
        <dd>
          <Sparkline label={strings.history(figure.title, figure.history.length)} days={figure.history} />
        </dd>
      )}
      {known && !gap && (
        <dd className={styles.note}>
          <TimeText at={figure.readAt} />
        </dd>
      )}
    </div>
  );
}

/** The half sentence that makes a number mean something. */
function Extra({ figure }: { figure: Figure }) {
  const styles = useStyles();
  const { registration, credentials } = figure;
  const text = registration?.administrators
    ? strings.administrators(registration.administratorsWithout, registration.administrators)
    : credentials && credentials.expired > 0
      ? strings.expired(credentials.expired)
      : "";
  return text ? <dd className={styles.note}>{text}</dd> : null;
}
