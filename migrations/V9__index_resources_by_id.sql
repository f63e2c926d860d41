CREATE INDEX resources_by_id ON resources (tenant_id, resource_id);
