-- Ways to Microsoft that somebody was sent on and that were not come back from. What comes back is removed, so that it
-- counts once.
CREATE TABLE pending_consents (
    nonce_digest BLOB PRIMARY KEY NOT NULL,
    tenant_id TEXT REFERENCES tenants (id) ON DELETE CASCADE,
    verifier BLOB,
    expires_at INTEGER NOT NULL
) STRICT;

CREATE INDEX pending_consents_by_end ON pending_consents (expires_at);

-- The person in whose name an app registration reads. `generation` counts the refresh tokens: one takes the place of
-- the one before it, and of no other.
CREATE TABLE delegated_sign_ins (
    app_registration_id TEXT PRIMARY KEY NOT NULL REFERENCES app_registrations (id) ON DELETE CASCADE,
    account TEXT NOT NULL,
    home_directory_id TEXT NOT NULL,
    refresh_token BLOB,
    generation INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('ok', 'broken')),
    error TEXT,
    signed_in_at INTEGER NOT NULL,
    rotated_at INTEGER NOT NULL,
    CHECK (state = 'broken' OR refresh_token IS NOT NULL)
) STRICT;

CREATE TABLE new_tenant_events (
    id INTEGER PRIMARY KEY,
    tenant_id TEXT NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    at INTEGER NOT NULL,
    event TEXT NOT NULL CHECK (event IN ('permission_lost', 'permission_gained', 'licence_lost', 'licence_gained',
        'connection_broken', 'disconnected')),
    subject TEXT NOT NULL,
    areas TEXT NOT NULL
) STRICT;

INSERT INTO new_tenant_events (id, tenant_id, at, event, subject, areas)
SELECT id, tenant_id, at, event, subject, areas
FROM tenant_events;

DROP TABLE tenant_events;
ALTER TABLE new_tenant_events RENAME TO tenant_events;

CREATE INDEX tenant_events_by_tenant ON tenant_events (tenant_id, id);
