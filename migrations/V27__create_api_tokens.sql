-- With these a program acts for its owner, and may never do more than he may at that moment.
CREATE TABLE api_tokens (
    id TEXT PRIMARY KEY NOT NULL,
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    token_digest BLOB NOT NULL UNIQUE,
    power TEXT NOT NULL CHECK (power IN ('read', 'operate')),
    -- Only the tenants of api_token_tenants, also when none of them is left.
    is_limited INTEGER NOT NULL CHECK (is_limited IN (0, 1)),
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    last_used_at INTEGER,
    last_used_address TEXT,
    UNIQUE (user_id, name)
) STRICT;

CREATE TABLE api_token_tenants (
    token_id TEXT NOT NULL REFERENCES api_tokens (id) ON DELETE CASCADE,
    tenant_id TEXT NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    PRIMARY KEY (token_id, tenant_id)
) STRICT;

CREATE INDEX api_token_tenants_by_tenant ON api_token_tenants (tenant_id);
