-- The one property besides its id by which other objects refer to a resource, such as the appId of an enterprise
-- application. NULL until the body was looked at, empty where it has none.
ALTER TABLE resources ADD COLUMN alias TEXT;

CREATE INDEX resources_by_alias ON resources (tenant_id, area, alias) WHERE alias IS NOT NULL;
