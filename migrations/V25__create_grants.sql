-- Who has which role over what: a tenant, the tenants of a group or, with neither, everything and the instance.
CREATE TABLE grants (
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    role TEXT NOT NULL CHECK (role IN ('viewer', 'operator', 'approver', 'administrator')),
    tenant_id TEXT REFERENCES tenants (id) ON DELETE CASCADE,
    group_id TEXT REFERENCES tenant_groups (id) ON DELETE CASCADE,
    -- Given by a person, or by a rule about what an identity provider says; the latter are made anew at each sign-in.
    source TEXT NOT NULL DEFAULT 'given' CHECK (source IN ('given', 'rule')),
    CHECK (tenant_id IS NULL OR group_id IS NULL)
) STRICT;

CREATE UNIQUE INDEX grants_by_user ON grants (user_id, source, COALESCE(tenant_id, ''), COALESCE(group_id, ''));
CREATE INDEX grants_by_tenant ON grants (tenant_id) WHERE tenant_id IS NOT NULL;
CREATE INDEX grants_by_group ON grants (group_id) WHERE group_id IS NOT NULL;

INSERT INTO grants (user_id, role)
SELECT id, role
FROM users;

ALTER TABLE users DROP COLUMN role;
