import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { BuildingRegular } from "@fluentui/react-icons/svg/building";
import { DocumentSearchRegular } from "@fluentui/react-icons/svg/document-search";
import { GridRegular } from "@fluentui/react-icons/svg/grid";
import { KeyMultipleRegular } from "@fluentui/react-icons/svg/key-multiple";
import { MailInboxRegular } from "@fluentui/react-icons/svg/mail-inbox";
import { useQuery } from "@tanstack/react-query";
import { NavLink } from "react-router";
import { tenantsQuery } from "@/api/queries";
import { paths } from "@/lib/paths";
import { compareUrgency, totalCount } from "@/lib/severity";
import { strings } from "./strings";

const useStyles = makeStyles({
  nav: {
    position: "sticky",
    top: "48px",
    alignSelf: "start",
    height: "calc(100vh - 48px)",
    overflowY: "auto",
    padding: tokens.spacingVerticalM,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
    "@media (max-width: 1023px)": {
      top: 0,
      position: "static",
      height: "auto",
      padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
      borderRight: "none",
      borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    },
  },
  list: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXXS,
    listStyleType: "none",
    margin: 0,
    padding: 0,
    "@media (max-width: 1023px)": { flexDirection: "row" },
  },
  link: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalSNudge} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: "none",
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
    "&[aria-current=page]": {
      backgroundColor: tokens.colorNeutralBackground1Selected,
      fontWeight: tokens.fontWeightSemibold,
      boxShadow: `inset 3px 0 0 ${tokens.colorCompoundBrandStroke}`,
      "@media (max-width: 1023px)": { boxShadow: `inset 0 -2px 0 ${tokens.colorCompoundBrandStroke}` },
    },
  },
  icon: { fontSize: "20px", flexShrink: 0 },
  name: { flexGrow: 1, minWidth: 0, overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  count: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  heading: {
    margin: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXS}`,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
  },
  wideOnly: { "@media (max-width: 1023px)": { display: "none" } },
});

/** How many tenants stand in the navigation; the switcher reaches the others. */
const SHOWN_TENANTS = 8;

export function SideNavigation() {
  const styles = useStyles();
  const tenants = useQuery(tenantsQuery).data ?? [];
  const urgent = tenants
    .toSorted(
      (a, b) => compareUrgency(a.summary.openDrifts, b.summary.openDrifts) || a.name.localeCompare(b.name),
    )
    .slice(0, SHOWN_TENANTS);
  return (
    <nav aria-label={strings.navigation} className={styles.nav}>
      <ul className={styles.list}>
        <li>
          <NavLink to={paths.portfolio()} end className={styles.link}>
            <GridRegular className={styles.icon} aria-hidden="true" />
            {strings.portfolio}
          </NavLink>
        </li>
        <li>
          <NavLink to={paths.drifts()} className={styles.link}>
            <MailInboxRegular className={styles.icon} aria-hidden="true" />
            {strings.drifts}
          </NavLink>
        </li>
        <li>
          <NavLink to={paths.appRegistrations()} className={styles.link}>
            <KeyMultipleRegular className={styles.icon} aria-hidden="true" />
            {strings.appRegistrations}
          </NavLink>
        </li>
        <li>
          <NavLink to={paths.collectors()} className={styles.link}>
            <DocumentSearchRegular className={styles.icon} aria-hidden="true" />
            {strings.collectors}
          </NavLink>
        </li>
      </ul>
      {urgent.length > 0 && (
        <div className={styles.wideOnly}>
          <p className={styles.heading} id="navigation-tenants">
            {strings.tenants}
          </p>
          <ul className={mergeClasses(styles.list)} aria-labelledby="navigation-tenants">
            {urgent.map((tenant) => (
              <li key={tenant.id}>
                <NavLink to={paths.tenant(tenant.id)} className={styles.link}>
                  <BuildingRegular className={styles.icon} aria-hidden="true" />
                  <span className={styles.name}>{tenant.name}</span>
                  <span className={styles.count}>{totalCount(tenant.summary.openDrifts) || ""}</span>
                </NavLink>
              </li>
            ))}
          </ul>
        </div>
      )}
    </nav>
  );
}
