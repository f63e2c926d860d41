import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";

const useStyles = makeStyles({
  bar: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fit, minmax(150px, 1fr))",
    gap: tokens.spacingHorizontalM,
    alignItems: "end",
    // A few filters do not stretch over the whole of a wide page.
    "&:not(:has(> :nth-child(6)))": { maxWidth: "980px" },
    "&:not(:has(> :nth-child(3)))": { maxWidth: "640px" },
    "&:not(:has(> :nth-child(2)))": { maxWidth: "480px" },
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
