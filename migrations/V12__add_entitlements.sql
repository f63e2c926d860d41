CREATE TABLE entitlements (
    tenant_id TEXT PRIMARY KEY NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    checked_at INTEGER NOT NULL,
    roles TEXT NOT NULL,
    assigned TEXT,
    subscriptions TEXT,
    subscriptions_at INTEGER,
    subscriptions_gap TEXT,
    plans_seen TEXT NOT NULL,
    CHECK ((subscriptions IS NULL) = (subscriptions_at IS NULL))
) STRICT;

CREATE TABLE area_switches (
    tenant_id TEXT NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    area TEXT NOT NULL,
    enabled INTEGER NOT NULL CHECK (enabled IN (0, 1)),
    changed_at INTEGER NOT NULL,
    changed_by TEXT NOT NULL,
    PRIMARY KEY (tenant_id, area)
) STRICT, WITHOUT ROWID;

CREATE TABLE tenant_events (
    id INTEGER PRIMARY KEY,
    tenant_id TEXT NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    at INTEGER NOT NULL,
    event TEXT NOT NULL CHECK (event IN ('permission_lost', 'permission_gained', 'licence_lost', 'licence_gained')),
    subject TEXT NOT NULL,
    areas TEXT NOT NULL
) STRICT;

CREATE INDEX tenant_events_by_tenant ON tenant_events (tenant_id, id);
