-- When an earlier version of a baseline was made the agreed one again, or none was any more. Until now only the audit
-- trail knew it, whose old entries can be let go.
CREATE TABLE baseline_turns (
    id INTEGER PRIMARY KEY,
    tenant_id TEXT NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    area TEXT NOT NULL,
    -- NULL when the area has no baseline from then on.
    baseline_id TEXT REFERENCES baselines (id) ON DELETE CASCADE,
    at INTEGER NOT NULL
) STRICT;

CREATE INDEX baseline_turns_by_area ON baseline_turns (tenant_id, area, at, id);

INSERT INTO baseline_turns (id, tenant_id, area, baseline_id, at)
SELECT e.id, b.tenant_id, b.area, CASE e.action WHEN 'baseline.activate' THEN b.id END, e.at
FROM audit_entries e
JOIN baselines b ON b.id = e.subject
WHERE e.action IN ('baseline.activate', 'baseline.remove');

ALTER TABLE retention ADD COLUMN resolved_drift_days INTEGER NOT NULL DEFAULT 3650 CHECK (resolved_drift_days >= 1);
ALTER TABLE retention ADD COLUMN held_back_days INTEGER NOT NULL DEFAULT 30 CHECK (held_back_days >= 1);
ALTER TABLE retention ADD COLUMN job_days INTEGER NOT NULL DEFAULT 7 CHECK (job_days >= 1);
ALTER TABLE retention ADD COLUMN figure_days INTEGER NOT NULL DEFAULT 90 CHECK (figure_days >= 1);
ALTER TABLE retention ADD COLUMN audit_days INTEGER NOT NULL DEFAULT 1095 CHECK (audit_days >= 90);

ALTER TABLE retention_runs ADD COLUMN resolved_drifts INTEGER NOT NULL DEFAULT 0;
ALTER TABLE retention_runs ADD COLUMN held_back INTEGER NOT NULL DEFAULT 0;
ALTER TABLE retention_runs ADD COLUMN jobs INTEGER NOT NULL DEFAULT 0;
ALTER TABLE retention_runs ADD COLUMN figures INTEGER NOT NULL DEFAULT 0;
ALTER TABLE retention_runs ADD COLUMN audit_entries INTEGER NOT NULL DEFAULT 0;
