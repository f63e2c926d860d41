import { makeStyles, tokens } from "@fluentui/react-components";
import { Link } from "react-router";
import type { Session } from "@/api/types";
import { paths } from "@/lib/paths";
import { Logo } from "@/ui/logo";
import { strings } from "./strings";
import { TenantSwitcher } from "./tenant-switcher";
import { UserMenu } from "./user-menu";

/** The bar keeps its ink in both themes: it is the one fixed mark of the product. */
const useStyles = makeStyles({
  header: {
    position: "sticky",
    top: 0,
    zIndex: 20,
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalL,
    height: "48px",
    padding: `0 ${tokens.spacingHorizontalL}`,
    backgroundColor: "#06242a",
    color: "#ecf9fb",
  },
  home: {
    display: "inline-flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    color: "inherit",
    textDecorationLine: "none",
    fontSize: tokens.fontSizeBase400,
    fontWeight: tokens.fontWeightSemibold,
    letterSpacing: "0.01em",
    borderRadius: tokens.borderRadiusMedium,
    ":focus-visible": { outline: "2px solid #ecf9fb", outlineOffset: "2px" },
  },
  demo: {
    fontSize: tokens.fontSizeBase200,
    padding: `1px ${tokens.spacingHorizontalS}`,
    borderRadius: tokens.borderRadiusCircular,
    border: "1px solid #e0b25c",
    color: "#f3d9a4",
    whiteSpace: "nowrap",
    "@media (max-width: 760px)": { display: "none" },
  },
  space: { flexGrow: 1 },
});

export function Header({ session, demo }: { session: Session; demo: boolean }) {
  const styles = useStyles();
  return (
    <header className={styles.header}>
      <Link to={paths.portfolio()} className={styles.home}>
        <Logo size={24} />
        {strings.product}
      </Link>
      {demo && <span className={styles.demo}>{strings.demo}</span>}
      <div className={styles.space} />
      <TenantSwitcher />
      <UserMenu session={session} />
    </header>
  );
}
