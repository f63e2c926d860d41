-- What a tenant chooses about restoring; where there is no row the defaults hold.
CREATE TABLE restore_settings (
    tenant_id TEXT PRIMARY KEY NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    -- Who makes a plan does not approve it.
    other_person INTEGER NOT NULL CHECK (other_person IN (0, 1)),
    -- Ids of the accounts that must always get in, as a JSON list.
    break_glass TEXT NOT NULL,
    largest_share_percent INTEGER NOT NULL CHECK (largest_share_percent BETWEEN 1 AND 100),
    share_is_fatal INTEGER NOT NULL CHECK (share_is_fatal IN (0, 1)),
    plan_lifetime_hours INTEGER NOT NULL CHECK (plan_lifetime_hours BETWEEN 1 AND 720),
    most_deletions INTEGER NOT NULL CHECK (most_deletions BETWEEN 0 AND 500),
    changed_at INTEGER NOT NULL,
    changed_by TEXT NOT NULL
) STRICT;
