CREATE TABLE schema_sightings (
    area TEXT NOT NULL,
    path TEXT NOT NULL,
    tenant_id TEXT NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    resources INTEGER NOT NULL,
    compared INTEGER NOT NULL,
    first_seen_at INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL,
    PRIMARY KEY (area, path, tenant_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX schema_sightings_by_tenant ON schema_sightings (tenant_id, area);

CREATE TABLE schema_notices (
    id TEXT PRIMARY KEY NOT NULL,
    area TEXT NOT NULL,
    path TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'adopted', 'dismissed')),
    noticed_at INTEGER NOT NULL,
    decided_at INTEGER,
    decided_by TEXT,
    UNIQUE (area, path),
    CHECK ((decided_at IS NULL) = (decided_by IS NULL))
) STRICT;
