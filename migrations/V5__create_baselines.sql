CREATE TABLE baselines (
    id TEXT PRIMARY KEY NOT NULL,
    tenant_id TEXT NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    area TEXT NOT NULL,
    version INTEGER NOT NULL,
    label TEXT NOT NULL,
    mode TEXT NOT NULL CHECK (mode IN ('snapshot', 'properties', 'none')),
    new_resources TEXT NOT NULL CHECK (new_resources IN ('alert', 'note', 'ignore')),
    active INTEGER NOT NULL CHECK (active IN (0, 1)),
    created_at INTEGER NOT NULL,
    created_by TEXT NOT NULL,
    UNIQUE (tenant_id, area, version)
) STRICT;

CREATE UNIQUE INDEX baselines_active ON baselines (tenant_id, area) WHERE active = 1;

CREATE TABLE baseline_resources (
    baseline_id TEXT NOT NULL REFERENCES baselines (id) ON DELETE CASCADE,
    resource_id TEXT NOT NULL,
    name TEXT NOT NULL,
    mode TEXT NOT NULL CHECK (mode IN ('snapshot', 'properties', 'none')),
    watched_paths TEXT NOT NULL,
    body_digest BLOB NOT NULL,
    canonical_hash BLOB NOT NULL,
    rules_revision TEXT NOT NULL,
    PRIMARY KEY (baseline_id, resource_id)
) STRICT, WITHOUT ROWID;
