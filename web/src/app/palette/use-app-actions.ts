import { useMutation, useQueryClient } from "@tanstack/react-query";
import { commands } from "@/api/commands";
import { keys } from "@/api/keys";
import { asProblem } from "@/api/problem";
import { useSignOut } from "@/features/session/use-sign-out";
import { paths } from "@/lib/paths";
import { withFavourite } from "@/ui/preferences/favourites";
import { usePreferences } from "@/ui/preferences/use-preferences";
import { useRights } from "@/ui/rights/use-rights";
import { words } from "@/ui/rights/words";
import { useAnnounce } from "@/ui/use-announce";
import type { PaletteItem } from "./palette-item";
import { strings } from "./strings";

interface Place {
  readonly id: string;
  readonly name: string;
}

const THEMES = ["system", "light", "dark"] as const;
const DENSITIES = ["comfortable", "compact"] as const;

/** What can be done from anywhere, with the tenant that is open. */
export function useAppActions(open: Place | undefined, go: (to: string) => void): PaletteItem[] {
  const { preferences, change } = usePreferences();
  const rights = useRights();
  const sync = useSyncOf();
  const signOut = useSignOut();
  const needs = (allowed: boolean, why: string) => (allowed ? null : why);
  const ofTenant = (tenant: Place): PaletteItem[] => {
    const isFavourite = preferences.favourites.includes(tenant.id);
    return [
      {
        id: "sync",
        text: strings.sync(tenant.name),
        whyNot: needs(rights.inTenant(tenant.id, "operator"), words.needsInTenant("operator")),
        act: () => sync(tenant),
      },
      {
        id: "favourite",
        text: isFavourite ? strings.removeFavourite(tenant.name) : strings.addFavourite(tenant.name),
        act: () => change((current) => withFavourite(current, tenant.id, !isFavourite)),
      },
      {
        id: "tenant settings",
        text: strings.tenantSettings(tenant.name),
        act: () => go(paths.tenantSettings(tenant.id)),
      },
    ];
  };
  return [
    ...(open ? ofTenant(open) : []),
    {
      id: "add tenant",
      text: strings.addTenant,
      whyNot: needs(rights.overAll("administrator"), words.needsOverAll("administrator")),
      act: () => go(paths.addTenant()),
    },
    ...THEMES.filter((theme) => theme !== preferences.theme).map((theme) => ({
      id: `theme ${theme}`,
      text: strings.theme[theme],
      act: () => change((current) => ({ ...current, theme })),
    })),
    ...DENSITIES.filter((density) => density !== preferences.density).map((density) => ({
      id: `density ${density}`,
      text: strings.density[density],
      act: () => change((current) => ({ ...current, density })),
    })),
    { id: "my account", text: strings.myAccount, act: () => go(paths.account()) },
    { id: "sign out", text: strings.signOut, act: () => signOut.mutate() },
  ];
}

/** Starts a sync of a tenant; a failure is told where a success would be, as the palette is closed by then. */
export function useSyncOf(): (tenant: Place) => void {
  const client = useQueryClient();
  const announce = useAnnounce();
  const { mutate } = useMutation({
    mutationFn: (tenant: Place) => commands.sync(tenant.id),
    onSuccess: (_, tenant) => announce(strings.syncStarted(tenant.name)),
    onError: (error) => announce(asProblem(error).message, "error"),
    onSettled: (_, __, tenant) => client.invalidateQueries({ queryKey: keys.tenant(tenant.id) }),
  });
  return mutate;
}
