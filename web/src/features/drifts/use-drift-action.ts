import { useMutation, useQueryClient } from "@tanstack/react-query";
import { commands } from "@/api/commands";
import { keys } from "@/api/keys";
import type { DriftActionRequest } from "@/api/types";
import { useAnnounce } from "@/ui/use-announce";
import { strings } from "./strings";

const ANNOUNCED: Record<DriftActionRequest["action"], (count: number) => string> = {
  accept: strings.accepted,
  snooze: strings.snoozed,
  reopen: strings.reopened,
  assign: strings.assigned,
};

/** One request for any number of drifts, so that all of them change or none. */
export function useDriftAction(onDone: () => void) {
  const client = useQueryClient();
  const announce = useAnnounce();
  return useMutation({
    mutationFn: commands.actOnDrifts,
    onSuccess: (result, request) => {
      announce(ANNOUNCED[request.action](result.changed));
      client.invalidateQueries({ queryKey: keys.drifts });
      client.invalidateQueries({ queryKey: keys.tenants });
      onDone();
    },
  });
}

export interface ActionDialogProps {
  readonly ids: string[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}
