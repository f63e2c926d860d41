import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "react-router";
import { keys } from "@/api/keys";
import { paths } from "@/lib/paths";
import { useAnnounce } from "@/ui/use-announce";

/** After a rule changed, drifts did, too. */
export function useRuleChange(text: string) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const announce = useAnnounce();
  return async () => {
    announce(text);
    await navigate(paths.ignoreRules());
    for (const queryKey of [keys.ignoreRules, keys.drifts, keys.tenants]) {
      client.invalidateQueries({ queryKey });
    }
  };
}
