-- What changed, without where: a keyed digest, so that the same change in many tenants is found without opening any.
-- NULL until it is made for a drift from before.
ALTER TABLE drifts ADD COLUMN change_key BLOB;

CREATE INDEX drifts_by_change ON drifts (change_key) WHERE state <> 'resolved';
CREATE INDEX drifts_without_change ON drifts (id) WHERE change_key IS NULL;

-- Who looks after a drift.
CREATE TABLE drift_assignments (
    drift_id TEXT PRIMARY KEY NOT NULL REFERENCES drifts (id) ON DELETE CASCADE,
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    assigned_by TEXT NOT NULL,
    assigned_at INTEGER NOT NULL
) STRICT;

CREATE INDEX drift_assignments_by_user ON drift_assignments (user_id);

-- What people say to one another about a drift; sealed, as they quote what it holds.
CREATE TABLE drift_comments (
    id TEXT PRIMARY KEY NOT NULL,
    drift_id TEXT NOT NULL REFERENCES drifts (id) ON DELETE CASCADE,
    author TEXT NOT NULL,
    at INTEGER NOT NULL,
    text BLOB NOT NULL
) STRICT;

CREATE INDEX drift_comments_by_drift ON drift_comments (drift_id, at, id);

-- Words by which people find tenants again.
CREATE TABLE tenant_tags (
    tenant_id TEXT NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    tag TEXT NOT NULL COLLATE NOCASE,
    PRIMARY KEY (tenant_id, tag)
) STRICT, WITHOUT ROWID;

CREATE INDEX tenant_tags_by_tag ON tenant_tags (tag, tenant_id);

-- Open drifts of each tenant at the end of a day (days since 1970, UTC), or at `noted_at` while the day lasts.
CREATE TABLE drift_days (
    day INTEGER NOT NULL,
    tenant_id TEXT NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    critical INTEGER NOT NULL,
    high INTEGER NOT NULL,
    medium INTEGER NOT NULL,
    low INTEGER NOT NULL,
    weakening INTEGER NOT NULL,
    noted_at INTEGER NOT NULL,
    PRIMARY KEY (day, tenant_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX drift_days_by_tenant ON drift_days (tenant_id);
