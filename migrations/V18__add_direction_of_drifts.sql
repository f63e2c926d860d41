ALTER TABLE drifts
ADD COLUMN direction TEXT NOT NULL DEFAULT 'unknown'
CHECK (direction IN ('weakens', 'strengthens', 'neutral', 'unknown'));

CREATE INDEX drifts_by_direction ON drifts (tenant_id, area) WHERE state = 'open' AND direction = 'weakens';
