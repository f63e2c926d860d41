import { makeStyles, tokens } from "@fluentui/react-components";

/** On a tablet every column still has its place; on a phone the cells stack. */
const NARROW = {
  columnGap: tokens.spacingHorizontalS,
  paddingLeft: tokens.spacingHorizontalM,
  paddingRight: tokens.spacingHorizontalM,
} as const;

export const useTableStyles = makeStyles({
  table: {
    width: "100%",
    minWidth: "var(--least-width)",
    fontSize: tokens.fontSizeBase300,
    "@media (max-width: 780px)": { minWidth: 0 },
  },
  head: {
    display: "grid",
    gap: tokens.spacingHorizontalM,
    alignItems: "center",
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    "@media (max-width: 900px)": NARROW,
    "@media (max-width: 780px)": { display: "none" },
  },
  body: { position: "relative", width: "100%" },
  row: {
    position: "absolute",
    top: 0,
    left: 0,
    width: "100%",
    display: "grid",
    gap: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalM}`,
    alignItems: "center",
    padding: `var(--cell-padding) ${tokens.spacingHorizontalL}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    outlineStyle: "none",
    "&[aria-current=true]": {
      backgroundColor: tokens.colorNeutralBackground1Selected,
      boxShadow: `inset 3px 0 0 ${tokens.colorCompoundBrandStroke}`,
    },
    ":focus-visible": { boxShadow: `inset 0 0 0 2px ${tokens.colorStrokeFocus2}` },
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
    "@media (max-width: 900px)": NARROW,
    "@media (max-width: 780px)": { gridTemplateColumns: "1fr !important" },
  },
});
