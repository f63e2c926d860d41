import { useMutation } from "@tanstack/react-query";
import { commands } from "@/api/commands";
import type { BeginConsentRequest } from "@/api/types";

/** Sends the browser to Microsoft. It comes back to a page of its own. */
export function useConsent() {
  return useMutation({
    mutationFn: (wanted: BeginConsentRequest) => commands.beginConsent(wanted),
    onSuccess: ({ url }) => globalThis.location.assign(url),
  });
}
