import { useMutation, useQueryClient } from "@tanstack/react-query";
import { keys } from "@/api/keys";
import { useAnnounce } from "@/ui/use-announce";

/** A change of a baseline also opens and resolves drifts, so both are asked for again. */
export function useBaselineChange<Input, Output>(
  tenant: string,
  change: (input: Input) => Promise<Output>,
  onDone: (output: Output) => string,
) {
  const client = useQueryClient();
  const announce = useAnnounce();
  return useMutation({
    mutationFn: change,
    onSuccess: async (output) => {
      announce(onDone(output));
      await Promise.all([
        client.invalidateQueries({ queryKey: keys.tenant(tenant) }),
        client.invalidateQueries({ queryKey: keys.tenants, exact: true }),
        client.invalidateQueries({ queryKey: keys.drifts }),
      ]);
    },
  });
}
