-- Whoever types how the name of a resource begins finds it at once, however many there are.
CREATE INDEX resource_versions_by_name ON resource_versions (name COLLATE NOCASE) WHERE valid_to IS NULL;
