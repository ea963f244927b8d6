-- Studies that run for long: versions, what is watched, who works on a lane, and how it behaves.

CREATE TABLE IF NOT EXISTS study_version (
  number integer NOT NULL PRIMARY KEY,
  sha256 varchar(64) NOT NULL UNIQUE,
  content varchar NOT NULL,
  taken_at timestamp(6) with time zone NOT NULL
);

-- The version under which an observation was made; null outside studies.
ALTER TABLE observation ADD COLUMN IF NOT EXISTS study_version integer REFERENCES study_version (number);

-- A listing that is watched in a lane. next_due is null when nothing is planned any more;
-- visit_id is the visit that was planned for it and has not ended.
CREATE TABLE IF NOT EXISTS watched (
  id varchar(64) NOT NULL PRIMARY KEY,
  lane varchar(200) NOT NULL,
  watch_item varchar NOT NULL,
  listing_site varchar(64) NOT NULL,
  listing_number varchar(200) NOT NULL,
  skus varchar NOT NULL,
  notice_at timestamp(6) with time zone,
  next_due timestamp(6) with time zone,
  visit_id varchar(128) REFERENCES visit (id),
  last_kind varchar(32),
  retries integer NOT NULL
);
CREATE INDEX IF NOT EXISTS watched_due ON watched (lane, next_due);

ALTER TABLE visit ADD COLUMN IF NOT EXISTS watched_id varchar(64) REFERENCES watched (id);
ALTER TABLE visit ADD COLUMN IF NOT EXISTS due_at timestamp(6) with time zone;

-- A visit that was due and was not made, because nobody ran or the lane was held.
CREATE TABLE IF NOT EXISTS gap (
  watched_id varchar(64) NOT NULL REFERENCES watched (id),
  due_at timestamp(6) with time zone NOT NULL,
  noticed_at timestamp(6) with time zone NOT NULL,
  PRIMARY KEY (watched_id, due_at)
);

CREATE TABLE IF NOT EXISTS lane_session (
  run varchar(64) NOT NULL PRIMARY KEY REFERENCES run (name),
  lane varchar(200) NOT NULL,
  study_version integer NOT NULL REFERENCES study_version (number),
  ended_at timestamp(6) with time zone
);
CREATE INDEX IF NOT EXISTS lane_session_open ON lane_session (lane, ended_at);

-- One row a lane, and one called "*" for the study. The epoch grows with each owner.
CREATE TABLE IF NOT EXISTS lane (
  name varchar(200) NOT NULL PRIMARY KEY,
  epoch bigint NOT NULL,
  owner varchar(64),
  expires_at timestamp(6) with time zone,
  wanted varchar(8) NOT NULL CHECK (wanted IN ('run', 'pause', 'stop')),
  last_turn_at timestamp(6) with time zone,
  held_until timestamp(6) with time zone,
  held_why varchar,
  strikes integer NOT NULL
);

CREATE TABLE IF NOT EXISTS lane_turn (
  lane varchar(200) NOT NULL,
  made_at timestamp(6) with time zone NOT NULL
);
CREATE INDEX IF NOT EXISTS lane_turn_of_lane ON lane_turn (lane, made_at);
CREATE INDEX IF NOT EXISTS lane_turn_of_all ON lane_turn (made_at);

-- What politeness forbade or put off; for the report.
CREATE TABLE IF NOT EXISTS lane_event (
  lane varchar(200) NOT NULL,
  kind varchar(32) NOT NULL,
  happened_at timestamp(6) with time zone NOT NULL,
  detail varchar NOT NULL
);

CREATE TABLE IF NOT EXISTS lane_tally (
  lane varchar(200) NOT NULL,
  outcome varchar(64) NOT NULL,
  visits bigint NOT NULL,
  PRIMARY KEY (lane, outcome)
);
CREATE INDEX IF NOT EXISTS watched_visit ON watched (visit_id);
