CREATE TABLE insights (
    tenant_id TEXT NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    figure TEXT NOT NULL,
    value REAL,
    total REAL,
    detail TEXT,
    read_at INTEGER,
    gap TEXT CHECK (gap IN ('no_permission', 'not_licensed', 'failed')),
    gap_reason TEXT,
    checked_at INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, figure),
    CHECK ((value IS NULL) = (read_at IS NULL)),
    CHECK ((gap IS NULL) = (gap_reason IS NULL)),
    CHECK (value IS NOT NULL OR gap IS NOT NULL)
) STRICT, WITHOUT ROWID;

CREATE TABLE insight_days (
    tenant_id TEXT NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    figure TEXT NOT NULL,
    day INTEGER NOT NULL,
    value REAL NOT NULL,
    total REAL,
    PRIMARY KEY (tenant_id, figure, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE insight_runs (
    tenant_id TEXT PRIMARY KEY NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    attempted_at INTEGER NOT NULL
) STRICT;
