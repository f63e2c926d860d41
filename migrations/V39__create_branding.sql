-- How an installation looks to its people and customers. Anybody who reaches the sign-in page sees it.
CREATE TABLE branding (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    name TEXT,
    -- `#rrggbb`
    colour TEXT,
    -- An image for browsers, not encrypted.
    logo BLOB,
    logo_type TEXT CHECK (logo_type IN ('image/png', 'image/jpeg', 'image/webp')),
    changed_at INTEGER NOT NULL,
    changed_by TEXT NOT NULL,
    CHECK ((logo IS NULL) = (logo_type IS NULL))
) STRICT;
