-- How people sort the resources of an area of a tenant; nothing is compared by it.
CREATE TABLE resource_groups (
    tenant_id TEXT NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    area TEXT NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    colour TEXT NOT NULL,
    PRIMARY KEY (tenant_id, area, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE resource_group_members (
    tenant_id TEXT NOT NULL,
    area TEXT NOT NULL,
    resource_id TEXT NOT NULL,
    group_name TEXT NOT NULL,
    PRIMARY KEY (tenant_id, area, resource_id),
    FOREIGN KEY (tenant_id, area, group_name) REFERENCES resource_groups (tenant_id, area, name) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX resource_group_members_by_group ON resource_group_members (tenant_id, area, group_name);
