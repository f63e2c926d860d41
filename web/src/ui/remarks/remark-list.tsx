import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { Note } from "@/ui/note";
import { TimeText } from "@/ui/time-text";

const useStyles = makeStyles({
  list: {
    listStyleType: "none",
    margin: `0 0 ${tokens.spacingVerticalM}`,
    padding: 0,
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
  },
  remark: { display: "flex", alignItems: "flex-start", gap: tokens.spacingHorizontalM },
  words: { flexGrow: 1, minWidth: 0 },
  text: { margin: 0, whiteSpace: "pre-wrap", overflowWrap: "anywhere" },
});

/** Something that a person wrote for others. */
export interface Remark {
  readonly id: string;
  readonly author: string;
  readonly at: string;
  readonly text: string;
}

interface RemarkListProps {
  readonly remarks: readonly Remark[];
  /** What can be done with one. */
  readonly actions?: (remark: Remark) => ReactNode;
}

export function RemarkList({ remarks, actions }: RemarkListProps) {
  const styles = useStyles();
  return (
    <ol className={styles.list}>
      {remarks.map((remark) => (
        <li key={remark.id} className={styles.remark}>
          <div className={styles.words}>
            <p className={styles.text}>{remark.text}</p>
            <Note>
              {remark.author} · <TimeText at={remark.at} />
            </Note>
          </div>
          {actions?.(remark)}
        </li>
      ))}
    </ol>
  );
}
