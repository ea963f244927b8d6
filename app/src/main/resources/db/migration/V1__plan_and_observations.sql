-- Plain SQL for H2 2.4 (PostgreSQL mode) and PostgreSQL 15. Stored names never change their meaning.
-- Every statement of every migration may have run before: H2 commits each one that makes or changes
-- a table, so a process that is killed leaves a part of the migration, which then starts again.

CREATE TABLE IF NOT EXISTS archive (
  id smallint NOT NULL PRIMARY KEY CHECK (id = 1),
  kind varchar(16) NOT NULL CHECK (kind IN ('study', 'demo')),
  created_at timestamp(6) with time zone NOT NULL
);

CREATE TABLE IF NOT EXISTS run (
  name varchar(64) NOT NULL PRIMARY KEY,
  started_at timestamp(6) with time zone NOT NULL
);

-- The plan. The lane's columns are those from "site" to "stand_in_real".
CREATE TABLE IF NOT EXISTS visit (
  id varchar(128) NOT NULL PRIMARY KEY,
  run varchar(64) NOT NULL REFERENCES run (name),
  plan_position integer NOT NULL CHECK (plan_position > 0),
  purpose varchar(32) NOT NULL,
  watch_item varchar,
  listing_site varchar(64) NOT NULL,
  listing_number varchar(200) NOT NULL,
  url varchar NOT NULL,
  site varchar(64) NOT NULL,
  country varchar(2) NOT NULL,
  language varchar(64) NOT NULL,
  currency varchar(3) NOT NULL,
  time_zone varchar(64) NOT NULL,
  egress varchar NOT NULL,
  stand_in_origin varchar,
  stand_in_real varchar,
  CHECK ((stand_in_origin IS NULL) = (stand_in_real IS NULL))
);

CREATE INDEX IF NOT EXISTS visit_in_plan_order ON visit (run, plan_position);

CREATE TABLE IF NOT EXISTS visit_sku (
  visit_id varchar(128) NOT NULL REFERENCES visit (id),
  ordinal integer NOT NULL,
  sku varchar NOT NULL,
  PRIMARY KEY (visit_id, ordinal)
);

-- The key is the visit: a visit ends once.
CREATE TABLE IF NOT EXISTS observation (
  visit_id varchar(128) NOT NULL PRIMARY KEY REFERENCES visit (id),
  opened_at timestamp(6) with time zone NOT NULL,
  closed_at timestamp(6) with time zone NOT NULL,
  verdict varchar(32) NOT NULL,
  reason varchar(32),
  shown_site varchar(64),
  shown_number varchar(200),
  rules varchar(64) NOT NULL,
  title varchar,
  price varchar,
  price_currency varchar(3),
  seller_id varchar,
  seller_name varchar,
  capture_id varchar(64),
  bundle_path varchar,
  manifest_sha256 varchar(64),
  CHECK ((verdict = 'Undetermined') = (reason IS NOT NULL)),
  CHECK ((verdict = 'Redirected') = (shown_number IS NOT NULL)),
  CHECK ((shown_site IS NULL) = (shown_number IS NULL)),
  CHECK ((capture_id IS NULL) = (bundle_path IS NULL)),
  CHECK ((capture_id IS NULL) = (manifest_sha256 IS NULL))
);

CREATE TABLE IF NOT EXISTS observation_signal (
  visit_id varchar(128) NOT NULL REFERENCES observation (visit_id),
  ordinal integer NOT NULL,
  meaning varchar(32) NOT NULL,
  name varchar NOT NULL,
  found varchar NOT NULL,
  place varchar NOT NULL,
  PRIMARY KEY (visit_id, ordinal)
);
