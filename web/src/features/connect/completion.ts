import type { FinishConsentRequest } from "@/api/types";

/** What our callback handed over behind the `#`; null when the page was opened by itself. */
export function completionOf(hash: string): FinishConsentRequest | null {
  const given = new URLSearchParams(hash.replace(/^#/, ""));
  const state = given.get("state");
  if (!state) return null;
  return {
    state,
    tenant: given.get("tenant"),
    code: given.get("code"),
    error: given.get("error"),
    errorDescription: given.get("error_description"),
  };
}
