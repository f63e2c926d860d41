-- What people write down about a tenant for one another; sealed, as it names people and agreements.
CREATE TABLE tenant_notes (
    id TEXT PRIMARY KEY NOT NULL,
    tenant_id TEXT NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    author TEXT NOT NULL,
    at INTEGER NOT NULL,
    text BLOB NOT NULL
) STRICT;

CREATE INDEX tenant_notes_by_tenant ON tenant_notes (tenant_id, at, id);
