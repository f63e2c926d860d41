CREATE TABLE data_keys (
    owner TEXT PRIMARY KEY NOT NULL,
    wrapped_key BLOB NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE tenants (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    directory_id TEXT NOT NULL UNIQUE,
    enabled INTEGER NOT NULL CHECK (enabled IN (0, 1)),
    sync_interval_minutes INTEGER NOT NULL CHECK (sync_interval_minutes BETWEEN 1 AND 10080),
    next_sync_at INTEGER NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

CREATE INDEX tenants_by_next_sync ON tenants (next_sync_at) WHERE enabled = 1;
CREATE INDEX tenants_by_name ON tenants (name, id);

CREATE TABLE connections (
    tenant_id TEXT NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    purpose TEXT NOT NULL CHECK (purpose IN ('read', 'write')),
    credential_kind TEXT NOT NULL CHECK (credential_kind IN ('secret')),
    client_id TEXT NOT NULL,
    secret BLOB NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('untested', 'ok', 'broken')),
    checked_at INTEGER,
    error TEXT,
    organization TEXT,
    roles TEXT NOT NULL DEFAULT '[]',
    PRIMARY KEY (tenant_id, purpose)
) STRICT;
