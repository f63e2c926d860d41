import { NavigationGroup } from "./navigation-group";
import { NavigationLinks } from "./navigation-links";
import { PAGES, SETTINGS } from "./navigation-pages";
import { NavigationTenants } from "./navigation-tenants";
import { strings } from "./strings";

/** Where one can go, whether it stands beside the page or over it. */
export function Navigation() {
  return (
    <nav aria-label={strings.navigation}>
      <NavigationLinks pages={PAGES} />
      <NavigationTenants />
      <NavigationGroup name="settings" title={strings.settings}>
        {(labelledBy) => <NavigationLinks pages={SETTINGS} labelledBy={labelledBy} />}
      </NavigationGroup>
    </nav>
  );
}
