import { useMutation, useQueryClient } from "@tanstack/react-query";
import { keys } from "@/api/keys";
import { useAnnounce } from "@/ui/use-announce";

/** One step of a plan. Whatever comes of it, the plan is asked for again: it may have moved on meanwhile. */
export function usePlanAction<Result>(
  send: () => Promise<Result>,
  onDone: (result: Result) => void,
  said?: string,
) {
  const client = useQueryClient();
  const announce = useAnnounce();
  return useMutation({
    mutationFn: send,
    onSuccess: (result) => {
      if (said) announce(said);
      onDone(result);
    },
    onSettled: () => {
      client.invalidateQueries({ queryKey: keys.plans });
      client.invalidateQueries({ queryKey: keys.drifts });
    },
  });
}
