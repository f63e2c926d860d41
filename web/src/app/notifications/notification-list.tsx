import { makeStyles, tokens } from "@fluentui/react-components";
import { changeSentence } from "@/lib/change-sentence";
import { type LastLook, rowsOf } from "@/lib/notifications";
import { ProblemMessage } from "@/ui/problem-message";
import { RowsSkeleton } from "@/ui/skeletons";
import { type Entry, LISTS } from "./entry";
import { NotificationItem } from "./notification-item";
import { strings } from "./strings";
import type { Notifications } from "./use-notifications";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0 },
  empty: { margin: 0, padding: tokens.spacingHorizontalM, color: tokens.colorNeutralForeground2 },
  loading: { padding: tokens.spacingHorizontalM },
});

interface NotificationListProps {
  readonly notifications: Notifications;
  /** The look before this one, which tells what is new. */
  readonly since: LastLook;
}

/** What needs attention, the newest first, each with the way to where it is dealt with. */
export function NotificationList({ notifications, since }: NotificationListProps) {
  const styles = useStyles();
  const { entries, cut, isComplete, isLoading, error } = notifications;
  const rows = rowsOf(entries, since, cut);
  return (
    <>
      {error ? <ProblemMessage error={error} /> : null}
      {rows.length === 0 && isComplete && <p className={styles.empty}>{strings.empty}</p>}
      {rows.length === 0 && isLoading && (
        <div className={styles.loading}>
          <RowsSkeleton rows={4} />
        </div>
      )}
      <ul className={styles.list}>
        {rows.map((row) =>
          row.row === "folded" ? (
            <NotificationItem
              key={`all ${row.kind}`}
              kind={row.kind}
              to={LISTS[row.kind]}
              text={strings.folded[row.kind](row)}
              isNew={row.news.count > 0}
            />
          ) : (
            <NotificationItem key={row.item.id} {...row.item} detail={detailOf(row.item)} isNew={row.isNew} />
          ),
        )}
      </ul>
    </>
  );
}

function detailOf({ change, detail }: Entry): string | undefined {
  return change ? changeSentence(change) : detail;
}
