CREATE TABLE jobs (
    id TEXT PRIMARY KEY NOT NULL,
    tenant_id TEXT NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    trigger TEXT NOT NULL CHECK (trigger IN ('person', 'schedule', 'command', 'demo')),
    state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'done')),
    created_at INTEGER NOT NULL,
    started_at INTEGER,
    finished_at INTEGER
) STRICT;

CREATE INDEX jobs_by_tenant ON jobs (tenant_id, created_at);

CREATE TABLE job_areas (
    job_id TEXT NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
    tenant_id TEXT NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    area TEXT NOT NULL,
    position INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'done')),
    attempt INTEGER NOT NULL,
    not_before INTEGER NOT NULL,
    lease_until INTEGER,
    collection_id TEXT,
    status TEXT CHECK (status IN ('complete', 'partial', 'failed', 'not_licensed', 'no_permission')),
    reason TEXT,
    PRIMARY KEY (job_id, area)
) STRICT;

CREATE INDEX job_areas_queued ON job_areas (position, job_id) WHERE state = 'queued';
CREATE UNIQUE INDEX job_areas_running ON job_areas (tenant_id, area) WHERE state = 'running';
