CREATE TABLE app_registrations (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL UNIQUE COLLATE NOCASE,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE new_connections (
    tenant_id TEXT NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    purpose TEXT NOT NULL CHECK (purpose IN ('read', 'write')),
    app_registration_id TEXT REFERENCES app_registrations (id) ON DELETE RESTRICT,
    state TEXT NOT NULL CHECK (state IN ('untested', 'ok', 'broken')),
    checked_at INTEGER,
    error TEXT,
    organization TEXT,
    roles TEXT NOT NULL DEFAULT '[]',
    PRIMARY KEY (tenant_id, purpose)
) STRICT;

INSERT INTO new_connections (tenant_id, purpose, state, checked_at, error, organization, roles)
SELECT tenant_id, purpose, state, checked_at, error, organization, roles
FROM connections;

-- `owner` is the id of the tenant or of the app registration.
CREATE TABLE credentials (
    owner TEXT PRIMARY KEY NOT NULL,
    tenant_id TEXT REFERENCES tenants (id) ON DELETE CASCADE,
    app_registration_id TEXT REFERENCES app_registrations (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('secret', 'certificate', 'federated')),
    client_id TEXT NOT NULL,
    secret BLOB,
    certificate BLOB,
    thumbprint TEXT,
    subject TEXT,
    algorithm TEXT CHECK (algorithm IN ('PS256', 'RS256')),
    identity_client_id TEXT,
    key_id TEXT,
    expires_at INTEGER,
    expiry_checked_at INTEGER,
    stored_at INTEGER NOT NULL,
    rotate_every_days INTEGER CHECK (rotate_every_days BETWEEN 1 AND 365),
    CHECK ((tenant_id IS NULL) <> (app_registration_id IS NULL)),
    CHECK ((kind = 'federated') = (secret IS NULL)),
    CHECK ((kind = 'certificate') = (certificate IS NOT NULL)),
    CHECK ((kind = 'certificate') = (algorithm IS NOT NULL)),
    CHECK (kind = 'secret' OR rotate_every_days IS NULL)
) STRICT;

-- A secret stored before gets the time of the migration, so that its first rotation is a whole interval away.
INSERT INTO credentials (owner, tenant_id, kind, client_id, secret, stored_at)
SELECT tenant_id, tenant_id, credential_kind, client_id, secret, unixepoch() * 1000
FROM connections;

DROP TABLE connections;
ALTER TABLE new_connections RENAME TO connections;

CREATE INDEX connections_by_app_registration ON connections (app_registration_id)
WHERE app_registration_id IS NOT NULL;
CREATE INDEX credentials_by_check ON credentials (expiry_checked_at);
CREATE INDEX credentials_by_end ON credentials (expires_at) WHERE expires_at IS NOT NULL;

CREATE TABLE credential_warnings (
    id INTEGER PRIMARY KEY,
    owner TEXT NOT NULL REFERENCES credentials (owner) ON DELETE CASCADE,
    expires_at INTEGER NOT NULL,
    days INTEGER NOT NULL CHECK (days IN (30, 14, 7, 1)),
    at INTEGER NOT NULL,
    UNIQUE (owner, expires_at, days)
) STRICT;

CREATE TABLE secret_rotations (
    owner TEXT PRIMARY KEY NOT NULL REFERENCES credentials (owner) ON DELETE CASCADE,
    tenant_id TEXT REFERENCES tenants (id) ON DELETE SET NULL,
    step TEXT NOT NULL CHECK (step IN ('adding', 'proving', 'removing', 'abandoning')),
    display_name TEXT NOT NULL,
    old_key_id TEXT,
    new_key_id TEXT,
    new_secret BLOB,
    new_expires_at INTEGER,
    started_at INTEGER NOT NULL,
    next_attempt_at INTEGER NOT NULL,
    error TEXT,
    CHECK ((step = 'proving') = (new_secret IS NOT NULL)),
    CHECK (step = 'adding' OR new_key_id IS NOT NULL)
) STRICT;
