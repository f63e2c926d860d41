-- What a tenant lets be restored by itself. The row with the empty area is the tenant's own policy, the others hold in
-- place of it in their areas. Without a row nothing is restored.
CREATE TABLE automatic_policies (
    tenant_id TEXT NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    area TEXT NOT NULL,
    enabled INTEGER NOT NULL CHECK (enabled IN (0, 1)),
    severities TEXT NOT NULL CHECK (json_valid(severities)),
    directions TEXT NOT NULL CHECK (json_valid(directions)),
    creates_missing INTEGER NOT NULL CHECK (creates_missing IN (0, 1)),
    changes_per_hour INTEGER NOT NULL CHECK (changes_per_hour > 0),
    allow_windows TEXT NOT NULL CHECK (json_valid(allow_windows)),
    freeze_windows TEXT NOT NULL CHECK (json_valid(freeze_windows)),
    pause_hours INTEGER NOT NULL CHECK (pause_hours > 0),
    PRIMARY KEY (tenant_id, area)
) STRICT, WITHOUT ROWID;

CREATE TABLE automatic_restores (
    tenant_id TEXT PRIMARY KEY NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    -- Where the tenant's policy holds, as a JSON list; NULL for everywhere.
    areas TEXT CHECK (areas IS NULL OR json_valid(areas)),
    changed_at INTEGER NOT NULL,
    changed_by TEXT NOT NULL,
    paused_at INTEGER,
    paused_until INTEGER,
    paused_why TEXT,
    paused_plan TEXT REFERENCES plans (id) ON DELETE SET NULL,
    -- When it was last decided what is restored; what was read since is a reason to look again.
    looked_at INTEGER,
    -- When something that was waited for is over.
    look_at INTEGER,
    CHECK ((paused_until IS NULL) = (paused_why IS NULL)),
    CHECK ((paused_until IS NULL) = (paused_at IS NULL))
) STRICT;

-- Plans that policies made. One that is not settled is being carried out, or its process ended.
CREATE TABLE automatic_plans (
    plan_id TEXT PRIMARY KEY NOT NULL REFERENCES plans (id) ON DELETE CASCADE,
    tenant_id TEXT NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    settled_at INTEGER
) STRICT;

CREATE INDEX automatic_plans_unsettled ON automatic_plans (tenant_id) WHERE settled_at IS NULL;

-- Drifts with their values that were tried. One with an outcome is not tried again.
CREATE TABLE automatic_attempts (
    tenant_id TEXT NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    attempt BLOB NOT NULL,
    drift_id TEXT NOT NULL REFERENCES drifts (id) ON DELETE CASCADE,
    plan_id TEXT REFERENCES plans (id) ON DELETE SET NULL,
    outcome TEXT CHECK (outcome IN ('failed', 'left_to_person')),
    at INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, attempt)
) STRICT, WITHOUT ROWID;

CREATE INDEX automatic_attempts_by_drift ON automatic_attempts (drift_id);
CREATE INDEX automatic_attempts_by_plan ON automatic_attempts (plan_id) WHERE plan_id IS NOT NULL;

-- Resources that flapped, until a person lets them be restored again.
CREATE TABLE automatic_stops (
    tenant_id TEXT NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    area TEXT NOT NULL,
    resource_id TEXT NOT NULL,
    resource_name TEXT NOT NULL,
    since INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, area, resource_id)
) STRICT, WITHOUT ROWID;

-- What was done by itself, and why something was not.
CREATE TABLE automatic_events (
    id INTEGER PRIMARY KEY,
    tenant_id TEXT NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    at INTEGER NOT NULL,
    event TEXT NOT NULL CHECK (
        event IN ('planned', 'restored', 'waiting', 'left_to_person', 'failed', 'dropped', 'stopped', 'resumed')
    ),
    -- A stable word for the reason, and the reason in our own words.
    code TEXT,
    why TEXT,
    until INTEGER,
    plan_id TEXT REFERENCES plans (id) ON DELETE SET NULL,
    area TEXT,
    resource_id TEXT
) STRICT;

CREATE INDEX automatic_events_by_tenant ON automatic_events (tenant_id, id);
CREATE INDEX automatic_events_by_plan ON automatic_events (plan_id) WHERE plan_id IS NOT NULL;
CREATE INDEX automatic_restores_by_pause ON automatic_restores (paused_plan) WHERE paused_plan IS NOT NULL;


CREATE TABLE new_tenant_events (
    id INTEGER PRIMARY KEY,
    tenant_id TEXT NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    at INTEGER NOT NULL,
    event TEXT NOT NULL CHECK (event IN ('permission_lost', 'permission_gained', 'licence_lost', 'licence_gained',
        'connection_broken', 'disconnected', 'automatic_restore_paused', 'automatic_restore_stopped',
        'automatic_restore_needs_person')),
    subject TEXT NOT NULL,
    areas TEXT NOT NULL
) STRICT;

INSERT INTO new_tenant_events (id, tenant_id, at, event, subject, areas)
SELECT id, tenant_id, at, event, subject, areas
FROM tenant_events;

DROP TABLE tenant_events;
ALTER TABLE new_tenant_events RENAME TO tenant_events;

CREATE INDEX tenant_events_by_tenant ON tenant_events (tenant_id, id);
