import { useMutation, useQueryClient } from "@tanstack/react-query";
import { commands } from "@/api/commands";
import { keys } from "@/api/keys";
import { markSessionExpired } from "@/api/session-expiry";
import type { Session } from "@/api/types";

/** Takes a new session over: everything that failed without one is asked for again. */
export function useTakeSession(): (session: Session) => void {
  const client = useQueryClient();
  return (session) => {
    client.setQueryData(keys.session, session);
    markSessionExpired(false);
    client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== keys.session[0] });
  };
}

export function useSignIn() {
  const take = useTakeSession();
  return useMutation({ mutationFn: commands.signIn, onSuccess: take });
}
