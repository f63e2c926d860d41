interface Credential {
  readonly kind: string;
  readonly expiresAt?: string | null;
}

export interface Expiry {
  readonly state: "never" | "unknown" | "fine" | "soon" | "expired";
  /** Whole days until the end; negative after it. */
  readonly days: number;
}

const DAY_MS = 86_400_000;
const SOON_DAYS = 30;

/** How near the end of a credential is. What Microsoft did not tell is unknown, not fine. */
export function expiryOf({ kind, expiresAt }: Credential, nowMs: number): Expiry {
  if (kind === "federated") return { state: "never", days: Number.POSITIVE_INFINITY };
  const leftMs = expiresAt ? Date.parse(expiresAt) - nowMs : Number.NaN;
  if (Number.isNaN(leftMs)) return { state: "unknown", days: Number.NaN };
  if (leftMs <= 0) return { state: "expired", days: Math.ceil(leftMs / DAY_MS) };
  const days = Math.floor(leftMs / DAY_MS);
  return { state: leftMs <= SOON_DAYS * DAY_MS ? "soon" : "fine", days };
}
