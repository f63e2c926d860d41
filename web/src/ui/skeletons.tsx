import { makeStyles, Skeleton, SkeletonItem, tokens } from "@fluentui/react-components";

const useStyles = makeStyles({
  rows: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  cards: {
    display: "grid",
    gap: tokens.spacingHorizontalL,
    gridTemplateColumns: "repeat(auto-fill, minmax(220px, 1fr))",
  },
});

/** Rows in the height of the rows to come, so that nothing jumps. */
export function RowsSkeleton({ rows = 8, label = "Loading" }: { rows?: number; label?: string }) {
  const styles = useStyles();
  return (
    <Skeleton aria-label={label} className={styles.rows}>
      {Array.from({ length: rows }, (_, index) => `row-${index}`).map((key) => (
        <SkeletonItem key={key} size={32} />
      ))}
    </Skeleton>
  );
}

export function CardsSkeleton({ cards = 4, label = "Loading" }: { cards?: number; label?: string }) {
  const styles = useStyles();
  return (
    <Skeleton aria-label={label} className={styles.cards}>
      {Array.from({ length: cards }, (_, index) => `card-${index}`).map((key) => (
        <SkeletonItem key={key} size={96} />
      ))}
    </Skeleton>
  );
}
