-- Why a version was saved, in the words of whoever saved it.
ALTER TABLE baselines ADD COLUMN note TEXT NOT NULL DEFAULT '';
