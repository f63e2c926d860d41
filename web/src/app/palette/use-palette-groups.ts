import { useQuery } from "@tanstack/react-query";
import { type TenantName, tenantsQuery } from "@/api/queries";
import { searchQuery } from "@/api/search-query";
import type { Tenant } from "@/api/types";
import { bestMatches } from "@/lib/matching";
import { paths } from "@/lib/paths";
import { recentTenants } from "@/lib/recent-tenants";
import { useDebounced } from "@/lib/use-debounced";
import { registeredActions } from "@/ui/actions/registered-actions";
import { usePreferences } from "@/ui/preferences/use-preferences";
import { PAGES, SETTINGS } from "../navigation-pages";
import { tenantChoices } from "../tenant-choices";
import { useOpenTenant } from "../use-open-tenant";
import { foundGroups } from "./found-groups";
import { filled, type PaletteGroup, type PaletteItem } from "./palette-item";
import { strings } from "./strings";
import { useAppActions, useSyncOf } from "./use-app-actions";

const DEBOUNCE_MS = 150;
const NOBODY: readonly Tenant[] = [];
const SYNC = /^sync\s+(\S.*)$/i;

interface PaletteGroups {
  readonly groups: readonly PaletteGroup[];
  readonly isSearching: boolean;
  readonly isCut: boolean;
  readonly error: unknown;
}

/** What the typed words lead to: of this page, of the app, and of what the server knows. */
export function usePaletteGroups(text: string, go: (to: string) => void): PaletteGroups {
  const words = text.trim();
  const wanted = useDebounced(SYNC.exec(words)?.[1] ?? words, DEBOUNCE_MS);
  const search = useQuery(searchQuery(wanted));
  const tenants = useQuery(tenantsQuery).data ?? NOBODY;
  const { preferences } = usePreferences();
  const sync = useSyncOf();
  const openId = useOpenTenant();
  const open = tenants.find((tenant) => tenant.id === openId);
  const actions = bestMatches(useAppActions(open, go), words, textOf);
  const here = bestMatches(registeredActions().map(ofPage), words, textOf);
  const pages = bestMatches([...PAGES, ...SETTINGS].map(pageItem), words, textOf);
  const tenantItem = ({ id, name }: TenantName) => ({
    id: `tenant ${id}`,
    text: name,
    act: () => go(paths.tenant(id)),
  });
  if (words === "") {
    const { favourites, recent } = tenantChoices(tenants, preferences.favourites, recentTenants(), "");
    const groups = filled([
      { title: strings.here, items: here },
      { title: strings.favourites, items: favourites.map(tenantItem) },
      { title: strings.recent, items: recent.map(tenantItem) },
      { title: strings.pages, items: pages },
      { title: strings.actions, items: actions },
    ]);
    return { groups, isSearching: false, isCut: false, error: null };
  }
  const asked = SYNC.exec(words)?.[1] ?? words;
  const isSearching = search.isFetching || wanted !== asked;
  // What was found for other words stays until the answer comes, so that the list does not flicker.
  const findings = wanted.length >= 2 ? search.data : undefined;
  const syncs = SYNC.test(words) ? (findings?.tenants ?? []).map((tenant) => syncItem(tenant, sync)) : [];
  const doable = {
    title: strings.actions,
    items: [...syncs.filter(({ id }) => id !== `sync ${openId}`), ...actions],
  };
  const isCommand = syncs.length > 0 || actions.some((item) => beginsWithVerb(item, words));
  const groups = filled([
    { title: strings.here, items: here },
    ...(isCommand ? [doable] : []),
    { title: strings.pages, items: pages },
    ...(findings ? foundGroups(findings, open, go) : []),
    // Whoever types the name of a tenant goes there: what could be done with it stands behind, and waits until then.
    ...(isCommand || isSearching ? [] : [doable]),
  ]);
  return { groups, isSearching, isCut: findings?.complete === false, error: search.error };

  function pageItem({ to, text: title }: { to: string; text: string }): PaletteItem {
    return { id: `page ${to}`, text: title, act: () => go(to) };
  }
}

/** "theme dark" means "Theme: dark", and the name of a tenant is no command. */
function beginsWithVerb(item: PaletteItem, words: string): boolean {
  const [verb = ""] = words.toLowerCase().split(/\s+/);
  return item.text.toLowerCase().startsWith(verb);
}

function textOf(item: PaletteItem): string {
  return item.text;
}

function ofPage({ id, text, keys, whyNot, run }: ReturnType<typeof registeredActions>[number]): PaletteItem {
  return { id: `here ${id}`, text, keys, whyNot, act: run };
}

interface Place {
  readonly id: string;
  readonly name: string;
}

function syncItem(tenant: Place, sync: (tenant: Place) => void): PaletteItem {
  return { id: `sync ${tenant.id}`, text: strings.sync(tenant.name), act: () => sync(tenant) };
}
