-- A version that stands for thinned ones before it: from when on, and for how many.
ALTER TABLE resource_versions ADD COLUMN stands_from INTEGER CHECK (stands_from IS NULL OR stands_from <= valid_from);
ALTER TABLE resource_versions ADD COLUMN thinned INTEGER NOT NULL DEFAULT 0;

-- Versions that are gone for good, so that the numbers of those that are left stay.
ALTER TABLE resources ADD COLUMN forgotten_versions INTEGER NOT NULL DEFAULT 0;
ALTER TABLE resources ADD COLUMN forgotten_until INTEGER;

CREATE INDEX resource_versions_by_body ON resource_versions (body_digest);
CREATE INDEX baseline_resources_by_body ON baseline_resources (body_digest);

-- What a drift's times say about the versions of its resource.
CREATE INDEX drifts_by_resource ON drifts (tenant_id, area, resource_id);

-- Since when an area has a history: its first complete collection, until that is forgotten.
ALTER TABLE latest_collections ADD COLUMN history_from INTEGER;

UPDATE latest_collections
SET history_from = (
    SELECT MIN(finished_at)
    FROM collections
    WHERE tenant_id = latest_collections.tenant_id AND area = latest_collections.area AND status = 'complete'
        AND held = 0
);

-- What somebody chose in place of the defaults; at most one row.
CREATE TABLE retention (
    id INTEGER PRIMARY KEY NOT NULL CHECK (id = 1),
    every_version_days INTEGER NOT NULL CHECK (every_version_days >= 1),
    daily_days INTEGER NOT NULL CHECK (daily_days >= every_version_days),
    monthly_days INTEGER NOT NULL CHECK (monthly_days >= daily_days),
    collection_days INTEGER NOT NULL CHECK (collection_days >= 1),
    drift_event_days INTEGER NOT NULL CHECK (drift_event_days >= 1),
    tenant_event_days INTEGER NOT NULL CHECK (tenant_event_days >= 1),
    changed_at INTEGER NOT NULL,
    changed_by TEXT NOT NULL
) STRICT;

-- What each daily run removed. One without an end was interrupted, and is done again.
CREATE TABLE retention_runs (
    id INTEGER PRIMARY KEY,
    started_at INTEGER NOT NULL,
    finished_at INTEGER,
    versions INTEGER NOT NULL DEFAULT 0,
    bodies INTEGER NOT NULL DEFAULT 0,
    body_bytes INTEGER NOT NULL DEFAULT 0,
    collections INTEGER NOT NULL DEFAULT 0,
    drift_events INTEGER NOT NULL DEFAULT 0,
    tenant_events INTEGER NOT NULL DEFAULT 0,
    pages INTEGER NOT NULL DEFAULT 0
) STRICT;
