-- Entries of format 1 were written before these columns, which their hashes do not cover.
ALTER TABLE audit_entries ADD COLUMN format INTEGER NOT NULL DEFAULT 1 CHECK (format IN (1, 2));
ALTER TABLE audit_entries ADD COLUMN kind TEXT CHECK (
    kind IN ('session', 'token', 'commandLine', 'schedule', 'plumbline')
);
ALTER TABLE audit_entries ADD COLUMN address TEXT;
ALTER TABLE audit_entries ADD COLUMN request TEXT;
ALTER TABLE audit_entries ADD COLUMN result TEXT NOT NULL DEFAULT 'done' CHECK (result IN ('done', 'refused', 'failed'));
-- The hash covers the digest of salt and detail, so that the detail can be erased and the chain still holds.
ALTER TABLE audit_entries ADD COLUMN detail_salt BLOB;
ALTER TABLE audit_entries ADD COLUMN detail_digest BLOB;
-- Whether the detail was erased with its tenant.
ALTER TABLE audit_entries ADD COLUMN erased INTEGER NOT NULL DEFAULT 0 CHECK (erased IN (0, 1));

CREATE INDEX audit_entries_by_tenant ON audit_entries (tenant_id, id) WHERE tenant_id IS NOT NULL;
CREATE INDEX audit_entries_by_actor ON audit_entries (actor, id);
CREATE INDEX audit_entries_by_action ON audit_entries (action, id);

-- The head of the chain at the end of each day, for whoever keeps it elsewhere.
CREATE TABLE audit_heads (
    day TEXT PRIMARY KEY NOT NULL,
    entry_id INTEGER NOT NULL,
    hash BLOB NOT NULL,
    made_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
