import { useQuery } from "@tanstack/react-query";
import { tenantNamesQuery } from "@/api/queries";
import { NavigationGroup } from "./navigation-group";
import { NavigationLinks } from "./navigation-links";
import { PAGES, SETTINGS } from "./navigation-pages";
import { NavigationTenants } from "./navigation-tenants";
import { strings } from "./strings";

/** Where one can go, whether it stands beside the page or over it. */
export function Navigation() {
  // What stands below the tenants comes with them, so that it never jumps from under somebody's pointer.
  const { isPending } = useQuery(tenantNamesQuery);
  return (
    <nav aria-label={strings.navigation}>
      <NavigationLinks pages={PAGES} />
      <NavigationTenants />
      {!isPending && (
        <NavigationGroup name="settings" title={strings.settings}>
          {(labelledBy) => <NavigationLinks pages={SETTINGS} labelledBy={labelledBy} />}
        </NavigationGroup>
      )}
    </nav>
  );
}
