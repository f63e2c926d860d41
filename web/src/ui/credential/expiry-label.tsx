import { Badge, makeStyles } from "@fluentui/react-components";
import { type Expiry, expiryOf } from "@/lib/credential-expiry";
import { useNow } from "@/lib/use-now";
import { StateLabel, type Tone } from "@/ui/state-label";
import { strings } from "./strings";

const TONES: Readonly<Record<Expiry["state"], Tone>> = {
  never: "good",
  unknown: "quiet",
  fine: "good",
  soon: "warn",
  expired: "bad",
};

interface ExpiryProps {
  readonly credential: { readonly kind: string; readonly expiresAt?: string | null };
}

/** In a narrow column the words take two lines, and the badge grows with them. */
const useStyles = makeStyles({ badge: { height: "auto", minHeight: "16px" } });

/** When a credential ends, in words. */
export function ExpiryLabel({ credential }: ExpiryProps) {
  const expiry = expiryOf(credential, useNow());
  return <StateLabel tone={TONES[expiry.state]} text={inWords(expiry)} />;
}

/** Nothing while all is well; orange when the end is near, red when it has passed. */
export function ExpiryBadge({ credential }: ExpiryProps) {
  const { badge } = useStyles();
  const { state, days } = expiryOf(credential, useNow());
  if (state === "expired") {
    return (
      <Badge color="danger" size="small" className={badge}>
        {strings.badge.expired}
      </Badge>
    );
  }
  if (state !== "soon") return null;
  return (
    <Badge color="warning" size="small" className={badge}>
      {strings.badge.soon(days)}
    </Badge>
  );
}

function inWords({ state, days }: Expiry): string {
  switch (state) {
    case "soon":
      return strings.expiry.soon(days);
    case "fine":
      return strings.expiry.fine(days);
    case "never":
    case "unknown":
    case "expired":
      return strings.expiry[state];
  }
}
