import { makeStyles, tokens } from "@fluentui/react-components";
import { Link } from "react-router";
import type { Session } from "@/api/types";
import { paths } from "@/lib/paths";
import { BrandMark, brandName } from "@/ui/brand/brand-mark";
import { useLook } from "@/ui/brand/use-look";
import { NavigationMenu } from "./navigation-menu";
import { NotificationBell } from "./notifications/notification-bell";
import { PaletteButton } from "./palette-button";
import { strings } from "./strings";
import { TenantSwitcher } from "./tenant-switcher";
import { useIsWide } from "./use-is-wide";
import { UserMenu } from "./user-menu";

/** The bar keeps its ink in both themes: it is the one fixed mark of the product, or of who runs it. */
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
    "@media (max-width: 640px)": {
      gap: tokens.spacingHorizontalS,
      padding: `0 ${tokens.spacingHorizontalS}`,
    },
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
  /** On a phone the mark alone stands for the name. */
  name: {
    "@media (max-width: 480px)": {
      position: "absolute",
      width: "1px",
      height: "1px",
      overflow: "hidden",
      clipPath: "inset(50%)",
    },
  },
  demo: {
    fontSize: tokens.fontSizeBase200,
    padding: `1px ${tokens.spacingHorizontalS}`,
    borderRadius: tokens.borderRadiusCircular,
    border: "1px solid #e0b25c",
    color: "#f3d9a4",
    whiteSpace: "nowrap",
    "@media (max-width: 900px)": { display: "none" },
  },
  space: { flexGrow: 1 },
});

export function Header({ session, demo }: { session: Session; demo: boolean }) {
  const styles = useStyles();
  const look = useLook();
  const isWide = useIsWide();
  return (
    <header className={styles.header} style={{ backgroundColor: look.colour ?? undefined }}>
      {!isWide && <NavigationMenu />}
      <Link to={paths.portfolio()} className={styles.home}>
        <BrandMark look={look} size={24} />
        <span className={styles.name}>{brandName(look)}</span>
      </Link>
      {demo && <span className={styles.demo}>{strings.demo}</span>}
      <div className={styles.space} />
      <PaletteButton />
      <TenantSwitcher />
      <NotificationBell session={session} />
      <UserMenu session={session} />
    </header>
  );
}
