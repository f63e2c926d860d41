import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { preferencesQuery, readPreferences } from "@/api/account-queries";
import { commands } from "@/api/commands";
import { keys } from "@/api/keys";
import type { Preferences } from "@/api/types";

type Change = (current: Preferences) => Preferences;

const NOTHING_CHOSEN: Preferences = {
  theme: "system",
  density: "comfortable",
  timeZone: null,
  favourites: [],
  views: [],
};

interface PreferencesInUse {
  readonly preferences: Preferences;
  /** Whether they are what the account says, and not only what holds for everybody. */
  readonly known: boolean;
  /** Shows at once. What another window changed meanwhile stays. */
  readonly change: (change: Change) => void;
  readonly error: unknown;
}

const SAVING = ["save-preferences"];

/** How the person likes to see the app. */
export function usePreferences(): PreferencesInUse {
  const client = useQueryClient();
  const { data } = useQuery(preferencesQuery);
  const { mutate, error } = useMutation({
    mutationKey: SAVING,
    // One after the other, so that two quick changes do not undo each other.
    scope: { id: "preferences" },
    mutationFn: async (change: Change) => commands.savePreferences(change(await readPreferences())),
    onMutate: async (change) => {
      await client.cancelQueries({ queryKey: keys.preferences });
      client.setQueryData<Preferences>(keys.preferences, (now) => change(now ?? NOTHING_CHOSEN));
    },
    onSuccess: (saved) => {
      // A change that waits its turn shows already, and the answer to this one does not know it.
      if (client.isMutating({ mutationKey: SAVING }) === 1) client.setQueryData(keys.preferences, saved);
    },
    onError: () => client.invalidateQueries({ queryKey: keys.preferences }),
  });
  const change = useCallback((next: Change) => mutate(next), [mutate]);
  return { preferences: data ?? NOTHING_CHOSEN, known: data !== undefined, change, error };
}
