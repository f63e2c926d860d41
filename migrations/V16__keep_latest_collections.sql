-- The last attempt and the last complete one for each area, so that a list of tenants does not search the ledger.
CREATE TABLE latest_collections (
    tenant_id TEXT NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    area TEXT NOT NULL,
    collection_id TEXT NOT NULL,
    status TEXT NOT NULL,
    finished_at INTEGER NOT NULL,
    complete_id TEXT,
    PRIMARY KEY (tenant_id, area)
) STRICT, WITHOUT ROWID;

INSERT INTO latest_collections (tenant_id, area, collection_id, status, finished_at, complete_id)
SELECT areas.tenant_id, areas.area, last.id, last.status, last.finished_at, (
    SELECT id
    FROM collections
    WHERE tenant_id = areas.tenant_id AND area = areas.area AND status = 'complete'
    ORDER BY finished_at DESC, id DESC
    LIMIT 1
)
FROM (SELECT DISTINCT tenant_id, area FROM collections) AS areas
JOIN collections AS last ON last.id = (
    SELECT id
    FROM collections
    WHERE tenant_id = areas.tenant_id AND area = areas.area
    ORDER BY finished_at DESC, id DESC
    LIMIT 1
);
