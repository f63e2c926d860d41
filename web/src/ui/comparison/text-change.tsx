import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { type DiffLine, lineDiff } from "@/lib/line-diff";
import { comparisonWords, type SideLabels } from "./words";

const useStyles = makeStyles({
  frame: {
    maxHeight: "520px",
    overflow: "auto",
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  table: {
    borderCollapse: "collapse",
    width: "100%",
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
  },
  number: {
    width: "44px",
    padding: `0 ${tokens.spacingHorizontalS}`,
    textAlign: "right",
    color: tokens.colorNeutralForeground3,
    userSelect: "none",
  },
  sign: { width: "20px", textAlign: "center", userSelect: "none" },
  text: { whiteSpace: "pre-wrap", overflowWrap: "anywhere", paddingRight: tokens.spacingHorizontalS },
  same: {},
  added: { backgroundColor: tokens.colorPaletteGreenBackground1 },
  removed: { backgroundColor: tokens.colorPaletteRedBackground1 },
});

const SIGNS: Record<DiffLine["kind"], string> = { same: "", added: "+", removed: "−" };

interface TextChangeProps {
  readonly before: string;
  readonly after: string;
  /** What the two sides are, where they are not baseline and live. */
  readonly labels: SideLabels | undefined;
}

/** A text property, line by line. */
export function TextChange({ before, after, labels }: TextChangeProps) {
  const styles = useStyles();
  const caption = labels
    ? comparisonWords.textCaptionOf(labels.before, labels.after)
    : comparisonWords.textCaption;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section className={styles.frame} tabIndex={0} aria-label={caption}>
      <table className={styles.table}>
        <caption className="visually-hidden">{caption}</caption>
        <tbody>
          {lineDiff(before, after).map((line) => (
            <tr key={`${line.before}:${line.after}`} className={mergeClasses(styles[line.kind])}>
              <td className={styles.number}>{line.before}</td>
              <td className={styles.number}>{line.after}</td>
              <td className={styles.sign}>{SIGNS[line.kind]}</td>
              <td className={styles.text}>{line.text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
