-- The looks of table "look", many in one value each, in the same order from the first one on: a
-- large study is read in a tenth of the time. It follows from that table: it may be deleted. The
-- latest looks are in none, as one that ended earlier may still be recorded.

CREATE TABLE IF NOT EXISTS look_block (
  place integer NOT NULL PRIMARY KEY,
  format varchar(16) NOT NULL,
  last_closed_at timestamp(6) with time zone NOT NULL,
  last_visit varchar(128) NOT NULL,
  content bytea NOT NULL
);
CREATE INDEX IF NOT EXISTS look_block_by_end ON look_block (last_closed_at);
