CREATE INDEX jobs_unfinished ON jobs (tenant_id, created_at) WHERE state <> 'done';
CREATE INDEX job_areas_unfinished ON job_areas (job_id) WHERE state <> 'done';
