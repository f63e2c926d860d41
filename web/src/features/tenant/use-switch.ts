import { useMutation, useQueryClient } from "@tanstack/react-query";
import { commands } from "@/api/commands";
import { keys } from "@/api/keys";
import { useAnnounce } from "@/ui/use-announce";
import { areaStrings as strings } from "./strings";

interface Switching {
  readonly areas: readonly string[];
  /** Null leaves them to the catalog. */
  readonly enabled: boolean | null;
}

/** Switches areas of a tenant; the tables show it once the server has it. */
export function useSwitch(tenant: string) {
  const client = useQueryClient();
  const announce = useAnnounce();
  return useMutation({
    mutationFn: ({ areas, enabled }: Switching) => {
      const [only] = areas;
      return areas.length === 1 && only !== undefined
        ? commands.switchArea(tenant, only, enabled)
        : commands.switchAreas(tenant, { areas: [...areas], enabled });
    },
    onSuccess: (result) => announce(strings.switched(result.changed)),
    onSettled: () => client.invalidateQueries({ queryKey: keys.tenants }),
  });
}
