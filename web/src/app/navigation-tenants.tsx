import { StarFilled, StarRegular } from "@fluentui/react-icons/svg/star";
import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { NavLink } from "react-router";
import { tenantsQuery } from "@/api/queries";
import type { Tenant } from "@/api/types";
import { paths } from "@/lib/paths";
import { totalCount } from "@/lib/severity";
import { withFavourite } from "@/ui/preferences/favourites";
import { usePreferences } from "@/ui/preferences/use-preferences";
import { NavigationGroup } from "./navigation-group";
import { strings } from "./strings";
import { navigationTenants } from "./tenant-choices";
import { useNavigationStyles } from "./use-navigation-styles";
import { useOpenTenant } from "./use-open-tenant";

/** How many tenants stand in the navigation; the switcher reaches the others. */
const SHOWN_TENANTS = 8;

/** Favourites, the open one and the most urgent ones, each with a star to keep it here. */
export function NavigationTenants() {
  const styles = useNavigationStyles();
  const open = useOpenTenant();
  const { preferences, change } = usePreferences();
  const { favourites } = preferences;
  const select = useCallback(
    (tenants: readonly Tenant[]) => navigationTenants(tenants, favourites, open, SHOWN_TENANTS),
    [favourites, open],
  );
  const shown = useQuery({ ...tenantsQuery, select }).data ?? [];
  if (shown.length === 0) return null;
  return (
    <NavigationGroup name="tenants" title={strings.tenants}>
      {(labelledBy) => (
        <ul className={styles.list} aria-labelledby={labelledBy}>
          {shown.map((tenant) => {
            const isFavourite = favourites.includes(tenant.id);
            const Star = isFavourite ? StarFilled : StarRegular;
            return (
              <li key={tenant.id} className={styles.item}>
                <NavLink to={paths.tenant(tenant.id)} className={styles.link} title={tenant.name}>
                  <span className={styles.name}>{tenant.name}</span>
                  <span className={styles.count}>{totalCount(tenant.summary.openDrifts) || ""}</span>
                </NavLink>
                <button
                  type="button"
                  className={styles.star}
                  aria-pressed={isFavourite}
                  aria-label={strings.favourite(tenant.name)}
                  onClick={() => change((current) => withFavourite(current, tenant.id, !isFavourite))}
                >
                  <Star aria-hidden="true" />
                </button>
              </li>
            );
          })}
        </ul>
      )}
    </NavigationGroup>
  );
}
