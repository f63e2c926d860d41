-- What is to be sent to a tenant, and what became of it. The content is what a person approves, so it never changes.
CREATE TABLE plans (
    id TEXT PRIMARY KEY NOT NULL,
    tenant_id TEXT NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    purpose TEXT NOT NULL CHECK (purpose IN ('restore', 'delete', 'undo')),
    undoes TEXT REFERENCES plans (id) ON DELETE SET NULL,
    renews TEXT REFERENCES plans (id) ON DELETE SET NULL,
    state TEXT NOT NULL CHECK (
        state IN (
            'proposed', 'approved', 'applying', 'verifying', 'restored', 'incomplete', 'outdated', 'cancelled', 'expired'
        )
    ),
    content BLOB NOT NULL,
    hash TEXT NOT NULL,
    notes BLOB NOT NULL,
    worst_note TEXT CHECK (worst_note IN ('info', 'warning', 'serious', 'fatal')),
    author TEXT NOT NULL,
    -- NULL when no person made it.
    author_id TEXT,
    by_policy INTEGER NOT NULL CHECK (by_policy IN (0, 1)),
    on_surprise TEXT NOT NULL CHECK (on_surprise IN ('stop', 'goOn')),
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    started_at INTEGER,
    -- When somebody asked for no further request to be sent.
    cancel_asked_at INTEGER,
    verify_until INTEGER,
    ended_at INTEGER,
    -- Why it ended as it did, in our own words.
    reason TEXT,
    CHECK ((state IN ('restored', 'incomplete', 'outdated', 'cancelled', 'expired')) = (ended_at IS NOT NULL))
) STRICT;

CREATE TRIGGER plans_keep_their_content
BEFORE UPDATE OF content, hash ON plans
WHEN NEW.content <> OLD.content OR NEW.hash <> OLD.hash
BEGIN
    SELECT RAISE(ABORT, 'the content of a plan never changes');
END;

CREATE TRIGGER plans_stay_ended
BEFORE UPDATE OF state ON plans
WHEN OLD.state IN ('restored', 'outdated', 'cancelled', 'expired') AND NEW.state <> OLD.state
BEGIN
    SELECT RAISE(ABORT, 'a plan that ended stays ended');
END;

-- One plan writes to a tenant at a time.
CREATE UNIQUE INDEX plans_running ON plans (tenant_id) WHERE state IN ('applying', 'verifying');
CREATE INDEX plans_by_time ON plans (created_at, id);
CREATE INDEX plans_by_tenant ON plans (tenant_id, created_at, id);
CREATE INDEX plans_waiting ON plans (expires_at) WHERE state IN ('proposed', 'approved');
CREATE INDEX plans_by_end ON plans (ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX plans_undoing ON plans (undoes) WHERE undoes IS NOT NULL;
CREATE INDEX plans_renewing ON plans (renews) WHERE renews IS NOT NULL;

CREATE TABLE plan_operations (
    plan_id TEXT NOT NULL REFERENCES plans (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    tenant_id TEXT NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    area TEXT NOT NULL,
    resource_id TEXT NOT NULL,
    resource_name TEXT NOT NULL,
    method TEXT NOT NULL CHECK (method IN ('PATCH', 'PUT', 'POST', 'DELETE')),
    kind TEXT NOT NULL CHECK (kind IN ('update', 'create', 'revive', 'delete')),
    state TEXT NOT NULL CHECK (
        state IN ('waiting', 'started', 'done', 'refused', 'unclear', 'leftOut', 'cancelled')
    ),
    -- Graph asked to wait until then.
    held_until INTEGER,
    started_at INTEGER,
    ended_at INTEGER,
    status_code INTEGER,
    -- Ours, by which Microsoft finds the request as well.
    client_request_id TEXT,
    request_id TEXT,
    error_code TEXT,
    error BLOB,
    created_id TEXT,
    verification TEXT CHECK (verification IN ('pending', 'held', 'cameBack')),
    verified_at INTEGER,
    came_back BLOB,
    PRIMARY KEY (plan_id, number),
    CHECK (verification IS NULL OR state = 'done')
) STRICT, WITHOUT ROWID;

CREATE INDEX plan_operations_by_time ON plan_operations (started_at, plan_id, number) WHERE started_at IS NOT NULL;
CREATE INDEX plan_operations_by_resource ON plan_operations (tenant_id, area, resource_id, started_at)
WHERE started_at IS NOT NULL;

CREATE TABLE plan_approvals (
    plan_id TEXT NOT NULL REFERENCES plans (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    approver TEXT NOT NULL,
    -- NULL when no person approved.
    approver_id TEXT,
    at INTEGER NOT NULL,
    -- Of the content that was approved.
    hash TEXT NOT NULL,
    by_policy INTEGER NOT NULL CHECK (by_policy IN (0, 1)),
    PRIMARY KEY (plan_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE plan_drifts (
    plan_id TEXT NOT NULL REFERENCES plans (id) ON DELETE CASCADE,
    drift_id TEXT NOT NULL REFERENCES drifts (id) ON DELETE CASCADE,
    -- Of the operation that undoes it.
    number INTEGER NOT NULL,
    PRIMARY KEY (plan_id, drift_id, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX plan_drifts_by_drift ON plan_drifts (drift_id);
