import { makeStyles, tokens } from "@fluentui/react-components";
import type { ExplanationRow } from "@/api/types";
import { paths } from "@/lib/paths";
import { readablePath } from "@/lib/property-path";
import { AppLink } from "../app-link";
import { Note } from "../note";
import { ExplanationValues } from "./explanation-values";
import { explanationWords } from "./words";

const useStyles = makeStyles({
  list: {
    listStyleType: "none",
    margin: 0,
    padding: 0,
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalL,
  },
  head: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS, alignItems: "baseline" },
  path: { fontWeight: tokens.fontWeightSemibold, overflowWrap: "anywhere" },
  rules: { margin: `${tokens.spacingVerticalXS} 0 0`, paddingLeft: tokens.spacingHorizontalXL },
  text: { margin: 0 },
});

/** For each place what was sent, what was compared, and which rules made the one from the other. */
export function ExplanationList({ rows }: { rows: readonly ExplanationRow[] }) {
  const styles = useStyles();
  if (rows.length === 0) return <p className={styles.text}>{explanationWords.none}</p>;
  return (
    <ol className={styles.list} aria-label={explanationWords.caption}>
      {rows.map((row) => (
        <li key={row.path}>
          <div className={styles.head}>
            <span className={styles.path}>{readablePath(row.path)}</span>
            <Note>{explanationWords.verdicts[row.verdict]}</Note>
          </div>
          <Note>
            <code>{row.path}</code>
          </Note>
          <ExplanationValues row={row} />
          {row.rules.length === 0 ? (
            <Note>{explanationWords.noRules}</Note>
          ) : (
            <ul className={styles.rules} aria-label={explanationWords.rules}>
              {row.rules.map((rule) => (
                <li key={`${rule.rule}:${rule.pattern ?? ""}`}>
                  {rule.says}{" "}
                  <Note>
                    <code>{rule.pattern ? `${rule.rule} · ${rule.pattern}` : rule.rule}</code>
                  </Note>
                </li>
              ))}
            </ul>
          )}
          {row.heldBackBy.map((hold) => (
            <Note key={hold.id}>
              {explanationWords.heldBack[hold.by]}{" "}
              {hold.by === "ignoreRule" && (
                <AppLink to={paths.ignoreRule(hold.id)}>{explanationWords.seeRule}</AppLink>
              )}{" "}
              “{hold.reason}” ({hold.author})
            </Note>
          ))}
        </li>
      ))}
    </ol>
  );
}
