import { useMutation, useQueryClient } from "@tanstack/react-query";
import { commands } from "@/api/commands";

/** The page is loaded anew: nothing of the person stays in memory. */
export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: commands.signOut,
    onSettled: () => {
      client.clear();
      globalThis.location.assign("/sign-in?signed-out=1");
    },
  });
}
