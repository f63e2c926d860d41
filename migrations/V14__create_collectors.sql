CREATE TABLE collectors (
    id TEXT PRIMARY KEY NOT NULL,
    area TEXT NOT NULL UNIQUE,
    definition TEXT NOT NULL CHECK (json_valid(definition)),
    version INTEGER NOT NULL,
    all_tenants INTEGER NOT NULL CHECK (all_tenants IN (0, 1)),
    created_at INTEGER NOT NULL,
    created_by TEXT NOT NULL,
    changed_at INTEGER NOT NULL,
    changed_by TEXT NOT NULL,
    deleted_at INTEGER
) STRICT;

CREATE TABLE collector_tenants (
    collector_id TEXT NOT NULL REFERENCES collectors (id) ON DELETE CASCADE,
    tenant_id TEXT NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    PRIMARY KEY (collector_id, tenant_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX collector_tenants_by_tenant ON collector_tenants (tenant_id);
