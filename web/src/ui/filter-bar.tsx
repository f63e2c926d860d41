import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";

const useStyles = makeStyles({
  bar: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fill, minmax(160px, 1fr))",
    gap: tokens.spacingHorizontalM,
    alignItems: "end",
    maxWidth: "1180px",
    "& > *": { minWidth: 0 },
    "& select, & input": { width: "100%", minWidth: 0 },
    "& .fui-SearchBox, & .fui-Input": { minWidth: 0 },
  },
});

export function FilterBar({ label, children }: { label: string; children: ReactNode }) {
  const styles = useStyles();
  return (
    <search aria-label={label} className={styles.bar}>
      {children}
    </search>
  );
}
