import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { Link } from "react-router";

const useStyles = makeStyles({
  link: {
    color: tokens.colorBrandForegroundLink,
    textDecorationLine: "none",
    borderRadius: tokens.borderRadiusSmall,
    overflowWrap: "anywhere",
    ":hover": { textDecorationLine: "underline", color: tokens.colorBrandForegroundLinkHover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "1px" },
  },
  strong: { fontWeight: tokens.fontWeightSemibold },
});

interface AppLinkProps {
  readonly to: string;
  readonly strong?: boolean;
  readonly children: ReactNode;
}

/** A link inside the app in the look of the design system. */
export function AppLink({ to, strong, children }: AppLinkProps) {
  const styles = useStyles();
  return (
    <Link to={to} className={mergeClasses(styles.link, strong && styles.strong)}>
      {children}
    </Link>
  );
}
