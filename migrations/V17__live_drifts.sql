CREATE TABLE new_drifts (
    id TEXT PRIMARY KEY NOT NULL,
    tenant_id TEXT NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    area TEXT NOT NULL,
    resource_id TEXT NOT NULL,
    resource_name TEXT NOT NULL,
    change TEXT NOT NULL CHECK (change IN ('changed', 'missing', 'unexpected')),
    fingerprint BLOB NOT NULL,
    value_hash BLOB NOT NULL,
    severity TEXT NOT NULL CHECK (severity IN ('low', 'medium', 'high', 'critical')),
    state TEXT NOT NULL CHECK (state IN ('open', 'accepted', 'snoozed', 'restoring', 'resolved')),
    resolution TEXT CHECK (
        resolution IN (
            'reverted', 'restored', 'baseline_updated', 'baseline_removed', 'resource_gone', 'ignored', 'schema_notice'
        )
    ),
    baseline_version INTEGER NOT NULL,
    detail BLOB NOT NULL,
    first_seen_at INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL,
    resolved_at INTEGER,
    held_until INTEGER,
    trail TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(trail)),
    turns INTEGER NOT NULL DEFAULT 0,
    flapping_until INTEGER,
    times_back INTEGER NOT NULL DEFAULT 0,
    CHECK ((state = 'resolved') = (resolved_at IS NOT NULL)),
    CHECK ((state = 'resolved') = (resolution IS NOT NULL)),
    CHECK (held_until IS NULL OR state IN ('snoozed', 'restoring'))
) STRICT;

INSERT INTO new_drifts (id, tenant_id, area, resource_id, resource_name, change, fingerprint, value_hash, severity,
                        state, resolution, baseline_version, detail, first_seen_at, last_seen_at, resolved_at,
                        held_until)
SELECT id, tenant_id, area, resource_id, resource_name, change, fingerprint, value_hash, severity, state,
       CASE WHEN state = 'resolved' THEN COALESCE(resolution, 'reverted') END,
       baseline_version, detail, first_seen_at, last_seen_at, resolved_at,
       CASE WHEN state = 'snoozed' THEN held_until END
FROM drifts;

CREATE TABLE new_drift_events (
    id INTEGER PRIMARY KEY,
    drift_id TEXT NOT NULL REFERENCES new_drifts (id) ON DELETE CASCADE,
    at INTEGER NOT NULL,
    event TEXT NOT NULL CHECK (
        event IN (
            'opened', 'changed', 'accepted', 'left_acceptance', 'returned_to_acceptance', 'expired', 'snoozed',
            'reopened', 'came_back', 'restore_started', 'restore_failed', 'resolved', 'ignored'
        )
    ),
    actor TEXT NOT NULL,
    detail TEXT
) STRICT;

INSERT INTO new_drift_events (id, drift_id, at, event, actor, detail)
SELECT id, drift_id, at, event, actor, detail
FROM drift_events;

-- What was accepted is the live value of that time. Its text is sealed under the place of the drift, so it stays
-- there until the value moves on.
CREATE TABLE acceptances (
    id TEXT PRIMARY KEY NOT NULL,
    drift_id TEXT NOT NULL REFERENCES new_drifts (id) ON DELETE CASCADE,
    tenant_id TEXT NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    area TEXT NOT NULL,
    fingerprint BLOB NOT NULL,
    value_hash BLOB NOT NULL,
    value BLOB,
    reason TEXT NOT NULL,
    ticket TEXT,
    accepted_by TEXT NOT NULL,
    accepted_at INTEGER NOT NULL,
    until INTEGER,
    ended_at INTEGER,
    ended_by TEXT,
    end TEXT CHECK (end IN ('expired', 'revoked', 'replaced', 'resolved')),
    CHECK ((ended_at IS NULL) = (end IS NULL))
) STRICT;

INSERT INTO acceptances (id, drift_id, tenant_id, area, fingerprint, value_hash, reason, accepted_by, accepted_at,
                         until)
SELECT id, id, tenant_id, area, fingerprint, value_hash, accepted_reason, COALESCE(accepted_by, ''),
       COALESCE((SELECT MAX(at) FROM drift_events WHERE drift_id = drifts.id AND event = 'accepted'), last_seen_at),
       held_until
FROM drifts
WHERE state = 'accepted';

DROP TABLE drift_events;
DROP TABLE drifts;
ALTER TABLE new_drifts RENAME TO drifts;
ALTER TABLE new_drift_events RENAME TO drift_events;

CREATE UNIQUE INDEX drifts_unresolved ON drifts (tenant_id, area, fingerprint) WHERE state <> 'resolved';
CREATE INDEX drifts_by_tenant ON drifts (tenant_id, area, state);
CREATE INDEX drifts_by_time ON drifts (first_seen_at, id);
CREATE INDEX drifts_by_state ON drifts (state, first_seen_at, id);
CREATE INDEX drifts_by_fingerprint ON drifts (tenant_id, area, fingerprint);
CREATE INDEX drifts_held ON drifts (held_until) WHERE held_until IS NOT NULL;
CREATE INDEX drift_events_by_drift ON drift_events (drift_id, id);
CREATE UNIQUE INDEX acceptances_running ON acceptances (drift_id) WHERE ended_at IS NULL;
CREATE INDEX acceptances_by_time ON acceptances (accepted_at, id);
CREATE INDEX acceptances_by_drift ON acceptances (drift_id);
CREATE INDEX acceptances_by_tenant ON acceptances (tenant_id, area);
CREATE INDEX acceptances_by_end ON acceptances (until) WHERE ended_at IS NULL AND until IS NOT NULL;

CREATE TABLE tenant_groups (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL UNIQUE COLLATE NOCASE,
    colour TEXT NOT NULL CHECK (colour IN ('slate', 'blue', 'teal', 'green', 'amber', 'orange', 'red', 'purple')),
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE tenant_group_members (
    group_id TEXT NOT NULL REFERENCES tenant_groups (id) ON DELETE CASCADE,
    tenant_id TEXT NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    PRIMARY KEY (group_id, tenant_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX tenant_group_members_by_tenant ON tenant_group_members (tenant_id);

CREATE TABLE ignore_rules (
    id TEXT PRIMARY KEY NOT NULL,
    tenant_id TEXT REFERENCES tenants (id) ON DELETE CASCADE,
    group_id TEXT REFERENCES tenant_groups (id) ON DELETE RESTRICT,
    area TEXT,
    resource TEXT,
    path TEXT,
    value TEXT,
    reason TEXT NOT NULL,
    until INTEGER,
    -- Until the end was told to the places where the rule held something back.
    ended INTEGER NOT NULL DEFAULT 0 CHECK (ended IN (0, 1)),
    created_by TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    changed_by TEXT NOT NULL,
    changed_at INTEGER NOT NULL,
    CHECK (tenant_id IS NULL OR group_id IS NULL),
    CHECK (COALESCE(area, resource, path, value) IS NOT NULL)
) STRICT;

CREATE INDEX ignore_rules_by_tenant ON ignore_rules (tenant_id) WHERE tenant_id IS NOT NULL;
CREATE INDEX ignore_rules_by_group ON ignore_rules (group_id) WHERE group_id IS NOT NULL;

-- What each rule held back, once for each drift that would have been.
CREATE TABLE ignored_drifts (
    rule_id TEXT NOT NULL REFERENCES ignore_rules (id) ON DELETE CASCADE,
    tenant_id TEXT NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    area TEXT NOT NULL,
    fingerprint BLOB NOT NULL,
    resource_id TEXT NOT NULL,
    resource_name TEXT NOT NULL,
    change TEXT NOT NULL CHECK (change IN ('changed', 'missing', 'unexpected')),
    path BLOB,
    first_held_at INTEGER NOT NULL,
    last_held_at INTEGER NOT NULL,
    PRIMARY KEY (rule_id, tenant_id, area, fingerprint)
) STRICT, WITHOUT ROWID;

CREATE INDEX ignored_drifts_by_time ON ignored_drifts (last_held_at);
CREATE INDEX ignored_drifts_by_place ON ignored_drifts (tenant_id, area, rule_id);

-- Where a rule changed, so that what is shown must be compared anew.
CREATE TABLE stale_comparisons (
    tenant_id TEXT NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    area TEXT NOT NULL,
    PRIMARY KEY (tenant_id, area)
) STRICT, WITHOUT ROWID;
