import { makeStyles, tokens } from "@fluentui/react-components";
import type { ExplanationRow } from "@/api/types";
import { explanationWords } from "./words";

const useStyles = makeStyles({
  table: {
    borderCollapse: "collapse",
    width: "100%",
    tableLayout: "fixed",
    marginTop: tokens.spacingVerticalXS,
  },
  head: {
    textAlign: "left",
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    verticalAlign: "top",
    paddingRight: tokens.spacingHorizontalS,
  },
  names: { width: "110px" },
  value: { verticalAlign: "top", paddingRight: tokens.spacingHorizontalS },
  code: {
    margin: 0,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    whiteSpace: "pre-wrap",
    overflowWrap: "anywhere",
    maxHeight: "160px",
    overflow: "auto",
  },
});

/** Both sides of a place, as they were sent and as they were compared. */
export function ExplanationValues({ row }: { row: ExplanationRow }) {
  const styles = useStyles();
  const lines = [
    { name: explanationWords.sent, before: row.rawBefore, after: row.rawAfter },
    { name: explanationWords.compared, before: row.canonicalBefore, after: row.canonicalAfter },
  ];
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <td className={styles.names} />
          <th scope="col" className={styles.head}>
            {explanationWords.before}
          </th>
          <th scope="col" className={styles.head}>
            {explanationWords.after}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.name}>
            <th scope="row" className={styles.head}>
              {line.name}
            </th>
            {[line.before, line.after].map((value, side) => (
              <td key={side === 0 ? "before" : "after"} className={styles.value}>
                {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
                <pre className={styles.code} tabIndex={0}>
                  {shown(value)}
                </pre>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** As JSON, so that a number and a text of digits look different; a text of several lines as it is. */
function shown(value: unknown): string {
  if (value === null || value === undefined) return explanationWords.nothing;
  if (typeof value === "string" && value.includes("\n")) return value;
  return JSON.stringify(value);
}
