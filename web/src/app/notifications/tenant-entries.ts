import type { Tenant } from "@/api/types";
import { expiryOf } from "@/lib/credential-expiry";
import { paths } from "@/lib/paths";
import { sentence } from "@/lib/sentence";
import type { Entry } from "./entry";
import { strings } from "./strings";

type Connection = NonNullable<Tenant["connection"]>;

const DAY_MS = 86_400_000;
/** So many days before its end a credential is news again, as when the server warns of it. */
const WARNED_DAYS = [0, 1, 7, 14, 30];

/** What is wrong with tenants that are read. A credential that several share is told once. */
export function tenantEntries(tenants: readonly Tenant[], nowMs: number): Entry[] {
  const entries = tenants
    .filter(({ enabled }) => enabled)
    .flatMap((tenant) =>
      tenant.connection
        ? [
            brokenEntry(tenant, tenant.connection),
            credentialEntry(tenant, tenant.connection, nowMs),
            unreadEntry(tenant),
          ]
        : [],
    );
  return [...new Map(entries.flatMap((entry) => (entry ? [[entry.id, entry]] : []))).values()];
}

function brokenEntry({ id, name, createdAt, summary }: Tenant, connection: Connection): Entry | null {
  if (connection.state !== "broken") return null;
  const lastReadAt = summary.lastCompleteAt ?? createdAt;
  return {
    // While it is broken nothing is read, so that it is another one once it was mended.
    id: `broken ${id} ${lastReadAt}`,
    kind: "broken",
    at: lastReadAt,
    isDated: false,
    isOwn: false,
    text: strings.broken,
    detail: sentence(connection.error ?? strings.noReason),
    place: name,
    to: paths.tenantSettings(id),
  };
}

function credentialEntry({ id, name }: Tenant, connection: Connection, nowMs: number): Entry | null {
  const { state, days } = expiryOf(connection, nowMs);
  if ((state !== "soon" && state !== "expired") || !connection.expiresAt) return null;
  const shared = connection.appRegistration;
  const endMs = Date.parse(connection.expiresAt);
  const warnedMs = endMs - (WARNED_DAYS.find((left) => endMs - left * DAY_MS <= nowMs) ?? 0) * DAY_MS;
  return {
    id: `credential ${shared?.id ?? id}`,
    kind: "credential",
    at: new Date(Math.max(warnedMs, Date.parse(connection.storedAt))).toISOString(),
    isDated: true,
    isOwn: false,
    text: state === "expired" ? strings.expired : strings.expires(days),
    detail: strings.replaceIt,
    place: shared?.name ?? name,
    to: shared ? paths.appRegistration(shared.id) : paths.tenantSettings(id),
  };
}

function unreadEntry({ id, name, createdAt, summary }: Tenant): Entry | null {
  const unread = summary.areas.partial + summary.areas.failed;
  if (unread === 0) return null;
  return {
    id: `unread ${id} ${unread}`,
    kind: "unread",
    at: summary.lastSyncAt ?? createdAt,
    isDated: false,
    isOwn: false,
    text: strings.unread(unread),
    detail: strings.unreadDetail,
    place: name,
    to: paths.tenant(id),
  };
}
