CREATE TABLE bodies (
    id INTEGER PRIMARY KEY,
    tenant_id TEXT NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    digest BLOB NOT NULL,
    body BLOB NOT NULL,
    size_bytes INTEGER NOT NULL,
    UNIQUE (tenant_id, digest)
) STRICT;

CREATE TABLE resources (
    id INTEGER PRIMARY KEY,
    tenant_id TEXT NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    area TEXT NOT NULL,
    resource_id TEXT NOT NULL,
    UNIQUE (tenant_id, area, resource_id)
) STRICT;

CREATE TABLE resource_versions (
    id INTEGER PRIMARY KEY,
    resource INTEGER NOT NULL REFERENCES resources (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    body_digest BLOB NOT NULL,
    canonical_hash BLOB NOT NULL,
    rules_revision TEXT NOT NULL,
    valid_from INTEGER NOT NULL,
    valid_to INTEGER,
    CHECK (valid_to IS NULL OR valid_to >= valid_from)
) STRICT;

CREATE UNIQUE INDEX resource_versions_current ON resource_versions (resource) WHERE valid_to IS NULL;
CREATE INDEX resource_versions_by_resource ON resource_versions (resource, valid_from);
