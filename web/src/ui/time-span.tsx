import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";

const useStyles = makeStyles({
  span: {
    gridColumn: "1 / -1",
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalM,
    "& > *": { flex: "0 1 232px" },
  },
});

/** Keeps the two ends of a time beside each other among other filters. */
export function TimeSpan({ children }: { children: ReactNode }) {
  return <div className={useStyles().span}>{children}</div>;
}
