-- Somebody who comes from a sign-in provider has no row here.
CREATE TABLE passwords (
    user_id TEXT PRIMARY KEY NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    hash TEXT NOT NULL,
    changed_at INTEGER NOT NULL,
    -- Chosen by somebody else: the owner must choose another before anything else.
    must_change INTEGER NOT NULL DEFAULT 0 CHECK (must_change IN (0, 1))
) STRICT;

INSERT INTO passwords (user_id, hash, changed_at)
SELECT id, password_hash, created_at
FROM users;

ALTER TABLE users DROP COLUMN password_hash;
ALTER TABLE users ADD COLUMN disabled_at INTEGER;
ALTER TABLE users ADD COLUMN last_sign_in_at INTEGER;

-- The secret of an authenticator app, which counts from its confirmation on.
CREATE TABLE second_factors (
    user_id TEXT PRIMARY KEY NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    secret BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    confirmed_at INTEGER,
    -- The step of time whose code was taken last; earlier ones are spent.
    last_step INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE recovery_codes (
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    digest BLOB NOT NULL,
    PRIMARY KEY (user_id, digest)
) STRICT;

-- A session gets a name of its own, for a list must not show what opens it, and tells where it began.
ALTER TABLE sessions RENAME TO sessions_before;

CREATE TABLE sessions (
    token_digest BLOB PRIMARY KEY NOT NULL,
    id TEXT NOT NULL UNIQUE,
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    created_at INTEGER NOT NULL,
    last_used_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    address TEXT,
    browser TEXT
) STRICT;

INSERT INTO sessions (token_digest, id, user_id, created_at, last_used_at, expires_at)
SELECT token_digest,
    lower(
        hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(2))
        || '-' || hex(randomblob(6))
    ),
    user_id, created_at, last_used_at, expires_at
FROM sessions_before;

DROP TABLE sessions_before;

CREATE INDEX sessions_by_user ON sessions (user_id);
