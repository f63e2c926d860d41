-- How the known resources of an area stand to its active baseline. Kept up where one of the two changes.
CREATE TABLE coverage (
    tenant_id TEXT NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    area TEXT NOT NULL,
    managed INTEGER NOT NULL,
    missing INTEGER NOT NULL,
    unexpected INTEGER NOT NULL,
    not_monitored INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, area)
) STRICT, WITHOUT ROWID;

INSERT INTO coverage (tenant_id, area, managed, missing, unexpected, not_monitored)
WITH live AS (
    SELECT r.tenant_id, r.area, r.resource_id
    FROM resources r
    JOIN resource_versions v ON v.resource = r.id AND v.valid_to IS NULL
),
agreed AS (
    SELECT b.tenant_id, b.area, a.resource_id, a.mode,
           EXISTS (
               SELECT 1
               FROM resources r
               JOIN resource_versions v ON v.resource = r.id AND v.valid_to IS NULL
               WHERE r.tenant_id = b.tenant_id AND r.area = b.area AND r.resource_id = a.resource_id
           ) AS is_live
    FROM baselines b
    JOIN baseline_resources a ON a.baseline_id = b.id
    WHERE b.active = 1
),
counted AS (
    SELECT tenant_id, area, SUM(mode <> 'none' AND is_live) AS managed,
           SUM(mode <> 'none' AND NOT is_live) AS missing, SUM(mode = 'none') AS unwatched, -SUM(is_live) AS new
    FROM agreed
    GROUP BY tenant_id, area
    UNION ALL
    SELECT tenant_id, area, 0, 0, 0, COUNT(*)
    FROM live
    GROUP BY tenant_id, area
),
summed AS (
    SELECT tenant_id, area, SUM(managed) AS managed, SUM(missing) AS missing, SUM(unwatched) AS unwatched,
           SUM(new) AS new
    FROM counted
    GROUP BY tenant_id, area
)
SELECT s.tenant_id, s.area, s.managed, s.missing,
       IIF(b.new_resources IN ('alert', 'note'), s.new, 0),
       s.unwatched + IIF(b.new_resources IN ('alert', 'note'), 0, s.new)
FROM summed s
LEFT JOIN baselines b ON b.tenant_id = s.tenant_id AND b.area = s.area AND b.active = 1;

-- A number that grows whenever what a list of tenants tells of one may have changed, so that what was counted once
-- need not be counted again. Triggers, because it must not be forgotten by whoever writes.
CREATE TABLE tenant_revisions (
    tenant_id TEXT PRIMARY KEY NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    revision INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO tenant_revisions (tenant_id, revision)
SELECT id, 1 FROM tenants;

CREATE TRIGGER tenant_revisions_new AFTER INSERT ON tenants BEGIN
    INSERT INTO tenant_revisions (tenant_id, revision) VALUES (NEW.id, 1);
END;

CREATE TRIGGER latest_collections_added AFTER INSERT ON latest_collections BEGIN
    UPDATE tenant_revisions SET revision = revision + 1 WHERE tenant_id = NEW.tenant_id;
END;

CREATE TRIGGER latest_collections_changed AFTER UPDATE ON latest_collections BEGIN
    UPDATE tenant_revisions SET revision = revision + 1 WHERE tenant_id = NEW.tenant_id;
END;

CREATE TRIGGER area_switches_added AFTER INSERT ON area_switches BEGIN
    UPDATE tenant_revisions SET revision = revision + 1 WHERE tenant_id = NEW.tenant_id;
END;

CREATE TRIGGER area_switches_changed AFTER UPDATE ON area_switches BEGIN
    UPDATE tenant_revisions SET revision = revision + 1 WHERE tenant_id = NEW.tenant_id;
END;

CREATE TRIGGER area_switches_removed AFTER DELETE ON area_switches BEGIN
    UPDATE tenant_revisions SET revision = revision + 1 WHERE tenant_id = OLD.tenant_id;
END;

CREATE TRIGGER baselines_added AFTER INSERT ON baselines BEGIN
    UPDATE tenant_revisions SET revision = revision + 1 WHERE tenant_id = NEW.tenant_id;
END;

CREATE TRIGGER baselines_changed AFTER UPDATE OF active ON baselines BEGIN
    UPDATE tenant_revisions SET revision = revision + 1 WHERE tenant_id = NEW.tenant_id;
END;

CREATE TRIGGER baselines_removed AFTER DELETE ON baselines BEGIN
    UPDATE tenant_revisions SET revision = revision + 1 WHERE tenant_id = OLD.tenant_id;
END;

CREATE TRIGGER coverage_added AFTER INSERT ON coverage BEGIN
    UPDATE tenant_revisions SET revision = revision + 1 WHERE tenant_id = NEW.tenant_id;
END;

CREATE TRIGGER coverage_changed AFTER UPDATE ON coverage BEGIN
    UPDATE tenant_revisions SET revision = revision + 1 WHERE tenant_id = NEW.tenant_id;
END;

CREATE TRIGGER drifts_added AFTER INSERT ON drifts BEGIN
    UPDATE tenant_revisions SET revision = revision + 1 WHERE tenant_id = NEW.tenant_id;
END;

CREATE TRIGGER drifts_changed AFTER UPDATE OF state, severity ON drifts BEGIN
    UPDATE tenant_revisions SET revision = revision + 1 WHERE tenant_id = NEW.tenant_id;
END;

CREATE TRIGGER drifts_removed AFTER DELETE ON drifts BEGIN
    UPDATE tenant_revisions SET revision = revision + 1 WHERE tenant_id = OLD.tenant_id;
END;
