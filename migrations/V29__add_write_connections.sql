-- What an app registration is for. One that restores is never used to read, and the other way round.
ALTER TABLE app_registrations ADD COLUMN purpose TEXT NOT NULL DEFAULT 'read'
    CHECK (purpose IN ('read', 'write', 'delegated'));

CREATE TRIGGER connections_never_made_with_write_access
BEFORE INSERT ON connections
WHEN (SELECT purpose FROM app_registrations WHERE id = NEW.app_registration_id) = 'write'
BEGIN
    SELECT RAISE(ABORT, 'an app registration for writing cannot read');
END;

CREATE TRIGGER connections_never_moved_to_write_access
BEFORE UPDATE OF app_registration_id ON connections
WHEN (SELECT purpose FROM app_registrations WHERE id = NEW.app_registration_id) = 'write'
BEGIN
    SELECT RAISE(ABORT, 'an app registration for writing cannot read');
END;

CREATE TRIGGER app_registrations_keep_their_purpose
BEFORE UPDATE OF purpose ON app_registrations
WHEN NEW.purpose <> OLD.purpose
BEGIN
    SELECT RAISE(ABORT, 'the purpose of an app registration cannot change');
END;

-- Either an app registration that tenants share, or a credential of the tenant's own. Apart from `connections` and
-- `credentials`, so that nothing that reads can come upon it.
CREATE TABLE write_connections (
    tenant_id TEXT PRIMARY KEY NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    app_registration_id TEXT REFERENCES app_registrations (id) ON DELETE RESTRICT,
    kind TEXT CHECK (kind IN ('secret', 'certificate', 'federated')),
    client_id TEXT,
    secret BLOB,
    certificate BLOB,
    thumbprint TEXT,
    subject TEXT,
    algorithm TEXT CHECK (algorithm IN ('PS256', 'RS256')),
    identity_client_id TEXT,
    expires_at INTEGER,
    stored_at INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('ok', 'broken')),
    checked_at INTEGER NOT NULL,
    error TEXT,
    roles TEXT NOT NULL,
    CHECK ((app_registration_id IS NULL) = (kind IS NOT NULL)),
    CHECK ((kind IS NULL) = (client_id IS NULL)),
    CHECK (kind IS NULL OR (kind = 'federated') = (secret IS NULL)),
    CHECK (kind IS NULL OR (kind = 'certificate') = (certificate IS NOT NULL))
) STRICT;

CREATE INDEX write_connections_by_app_registration ON write_connections (app_registration_id)
WHERE app_registration_id IS NOT NULL;

CREATE TRIGGER write_connections_only_made_with_write_access
BEFORE INSERT ON write_connections
WHEN (SELECT purpose FROM app_registrations WHERE id = NEW.app_registration_id) <> 'write'
BEGIN
    SELECT RAISE(ABORT, 'an app registration for reading cannot write');
END;

CREATE TRIGGER write_connections_only_moved_to_write_access
BEFORE UPDATE OF app_registration_id ON write_connections
WHEN (SELECT purpose FROM app_registrations WHERE id = NEW.app_registration_id) <> 'write'
BEGIN
    SELECT RAISE(ABORT, 'an app registration for reading cannot write');
END;
