-- The agenda of a study: why a visit was due, in which order observations were recorded, and the
-- events that follow from them.

-- Why the visit was due; null for controls and outside studies.
ALTER TABLE visit ADD COLUMN IF NOT EXISTS occasion varchar(16);

-- Why and from when a listing is watched. What followed a visit is told by the history now.
ALTER TABLE watched ADD COLUMN IF NOT EXISTS occasion varchar(16);
ALTER TABLE watched ADD COLUMN IF NOT EXISTS watched_from timestamp(6) with time zone;
ALTER TABLE watched DROP COLUMN IF EXISTS last_kind;
ALTER TABLE watched DROP COLUMN IF EXISTS retries;

ALTER TABLE gap ADD COLUMN IF NOT EXISTS cause varchar(16) DEFAULT 'NOT_MADE' NOT NULL;

-- The order in which observations were recorded, without holes, from 1; the history follows it.
ALTER TABLE observation ADD COLUMN IF NOT EXISTS recorded bigint;
MERGE INTO observation USING (
  SELECT visit_id AS visit, row_number() OVER (ORDER BY closed_at, visit_id) AS place
  FROM observation
) AS placed ON observation.visit_id = placed.visit
WHEN MATCHED THEN UPDATE SET recorded = placed.place;
ALTER TABLE observation ALTER COLUMN recorded SET NOT NULL;
CREATE UNIQUE INDEX IF NOT EXISTS observation_recorded ON observation (recorded);

-- One row, which is locked while an observation is recorded.
CREATE TABLE IF NOT EXISTS recording (
  id smallint NOT NULL PRIMARY KEY CHECK (id = 1),
  latest bigint NOT NULL
);
INSERT INTO recording (id, latest) SELECT 1, (SELECT count(*) FROM observation)
WHERE NOT EXISTS (SELECT 1 FROM recording);

-- A confirmed change of a listing as one lane saw it: after after_at, not later than by_at. What is
-- not settled yet is void if the site's pages turn out to have changed, and its row goes then.
CREATE TABLE IF NOT EXISTS listing_event (
  first_visit varchar(128) NOT NULL REFERENCES visit (id),
  kind varchar(32) NOT NULL,
  listing_site varchar(64) NOT NULL,
  listing_number varchar(200) NOT NULL,
  lane varchar(200) NOT NULL,
  after_at timestamp(6) with time zone NOT NULL,
  by_at timestamp(6) with time zone NOT NULL,
  before_visit varchar(128) NOT NULL REFERENCES visit (id),
  second_visit varchar(128) NOT NULL REFERENCES visit (id),
  elsewhere varchar(16) NOT NULL,
  witness_visit varchar(128) REFERENCES visit (id),
  settled boolean NOT NULL,
  PRIMARY KEY (first_visit, kind)
);
CREATE INDEX IF NOT EXISTS listing_event_of_listing ON listing_event (listing_site, listing_number, by_at);
