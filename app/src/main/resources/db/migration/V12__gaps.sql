-- How many gaps each watched listing has, so that the state of a long study is told without
-- counting them.

ALTER TABLE watched ADD COLUMN IF NOT EXISTS gaps integer DEFAULT 0 NOT NULL;
UPDATE watched SET gaps = (SELECT count(*) FROM gap WHERE gap.watched_id = watched.id);
