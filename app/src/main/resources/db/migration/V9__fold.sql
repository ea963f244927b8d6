-- What the agenda of a study holds after the observation "latest", so that a process that starts
-- reads only what was recorded after it. It follows from the other tables: it may be deleted.
-- In parts, as a value of H2 has at most 1 MiB.

CREATE TABLE IF NOT EXISTS fold (
  part integer NOT NULL PRIMARY KEY,
  study varchar(64) NOT NULL,
  latest bigint NOT NULL,
  content bytea NOT NULL
);
