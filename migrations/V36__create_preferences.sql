-- How a person likes to see the web app: theme, density, time zone, favourite tenants, saved views.
CREATE TABLE preferences (
    user_id TEXT PRIMARY KEY NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    chosen TEXT NOT NULL CHECK (json_valid(chosen)),
    changed_at INTEGER NOT NULL
) STRICT;
