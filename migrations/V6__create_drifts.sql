CREATE TABLE drifts (
    id TEXT PRIMARY KEY NOT NULL,
    tenant_id TEXT NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    area TEXT NOT NULL,
    resource_id TEXT NOT NULL,
    resource_name TEXT NOT NULL,
    change TEXT NOT NULL CHECK (change IN ('changed', 'missing', 'unexpected')),
    fingerprint BLOB NOT NULL,
    value_hash BLOB NOT NULL,
    severity TEXT NOT NULL CHECK (severity IN ('low', 'medium', 'high', 'critical')),
    state TEXT NOT NULL CHECK (state IN ('open', 'accepted', 'snoozed', 'resolved')),
    resolution TEXT CHECK (resolution IN ('reverted', 'baseline_updated', 'baseline_removed')),
    baseline_version INTEGER NOT NULL,
    detail BLOB NOT NULL,
    first_seen_at INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL,
    resolved_at INTEGER,
    held_until INTEGER,
    accepted_reason TEXT,
    accepted_by TEXT,
    CHECK ((state = 'resolved') = (resolved_at IS NOT NULL)),
    CHECK ((state = 'accepted') = (accepted_reason IS NOT NULL))
) STRICT;

CREATE UNIQUE INDEX drifts_unresolved ON drifts (tenant_id, area, fingerprint) WHERE state <> 'resolved';
CREATE INDEX drifts_by_tenant ON drifts (tenant_id, area, state);
CREATE INDEX drifts_by_time ON drifts (first_seen_at, id);
CREATE INDEX drifts_by_state ON drifts (state, first_seen_at, id);
CREATE INDEX drifts_by_fingerprint ON drifts (tenant_id, area, fingerprint);

CREATE TABLE drift_events (
    id INTEGER PRIMARY KEY,
    drift_id TEXT NOT NULL REFERENCES drifts (id) ON DELETE CASCADE,
    at INTEGER NOT NULL,
    event TEXT NOT NULL CHECK (
        event IN ('opened', 'changed', 'accepted', 'left_acceptance', 'expired', 'snoozed', 'reopened', 'resolved')
    ),
    actor TEXT NOT NULL,
    detail TEXT
) STRICT;

CREATE INDEX drift_events_by_drift ON drift_events (drift_id, id);
