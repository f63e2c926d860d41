-- What a sync asked of Graph over HTTP: a batch is one request, and belongs to no single area.
ALTER TABLE jobs ADD COLUMN http_requests INTEGER NOT NULL DEFAULT 0;
ALTER TABLE jobs ADD COLUMN size_bytes INTEGER NOT NULL DEFAULT 0;
ALTER TABLE jobs ADD COLUMN throttled INTEGER NOT NULL DEFAULT 0;

-- Where a reading of what changed can go on.
CREATE TABLE delta_states (
    tenant_id TEXT NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    area TEXT NOT NULL,
    link TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    full_at INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, area)
) STRICT;
