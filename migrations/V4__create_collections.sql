CREATE TABLE collections (
    id TEXT PRIMARY KEY NOT NULL,
    tenant_id TEXT NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    area TEXT NOT NULL,
    job_id TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('complete', 'partial', 'failed', 'not_licensed', 'no_permission')),
    reason TEXT,
    started_at INTEGER NOT NULL,
    finished_at INTEGER NOT NULL,
    requests INTEGER NOT NULL,
    pages INTEGER NOT NULL,
    resources INTEGER NOT NULL,
    size_bytes INTEGER NOT NULL,
    set_hash BLOB,
    held INTEGER NOT NULL CHECK (held IN (0, 1))
) STRICT;

CREATE INDEX collections_by_area ON collections (tenant_id, area, finished_at);
CREATE INDEX collections_by_tenant ON collections (tenant_id, finished_at);
