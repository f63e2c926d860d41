-- Who a user is at the identity provider. Names change and are given to others, these two do not.
CREATE TABLE provider_identities (
    user_id TEXT PRIMARY KEY NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    UNIQUE (issuer, subject)
) STRICT;

-- A sign-in that was begun. It ends once, in the browser that began it.
CREATE TABLE provider_sign_ins (
    state_digest BLOB PRIMARY KEY NOT NULL,
    browser_digest BLOB NOT NULL,
    return_to TEXT NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;

CREATE INDEX provider_sign_ins_by_end ON provider_sign_ins (expires_at);

-- What people get for what the provider says of them.
CREATE TABLE role_rules (
    id TEXT PRIMARY KEY NOT NULL,
    claim TEXT NOT NULL CHECK (claim IN ('groups', 'roles')),
    value TEXT NOT NULL,
    -- Where the issuer has several directories: the one whose word counts.
    directory TEXT,
    note TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('viewer', 'operator', 'approver', 'administrator')),
    tenant_id TEXT REFERENCES tenants (id) ON DELETE CASCADE,
    group_id TEXT REFERENCES tenant_groups (id) ON DELETE CASCADE,
    created_at INTEGER NOT NULL,
    CHECK (tenant_id IS NULL OR group_id IS NULL)
) STRICT;

CREATE INDEX role_rules_by_tenant ON role_rules (tenant_id) WHERE tenant_id IS NOT NULL;
CREATE INDEX role_rules_by_group ON role_rules (group_id) WHERE group_id IS NOT NULL;

-- Which rules a user met when he signed in last.
CREATE TABLE role_rule_matches (
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    rule_id TEXT NOT NULL REFERENCES role_rules (id) ON DELETE CASCADE,
    PRIMARY KEY (user_id, rule_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX role_rule_matches_by_rule ON role_rule_matches (rule_id);
