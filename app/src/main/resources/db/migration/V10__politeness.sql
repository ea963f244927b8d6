-- How long what politeness put off lasted, and how near to each other a lane's turns came.

-- Null for what forbade one visit only.
ALTER TABLE lane_event ADD COLUMN IF NOT EXISTS until_at timestamp(6) with time zone;
ALTER TABLE lane_event ADD COLUMN IF NOT EXISTS seconds bigint;

ALTER TABLE lane ADD COLUMN IF NOT EXISTS turns bigint DEFAULT 0 NOT NULL;
ALTER TABLE lane ADD COLUMN IF NOT EXISTS nearest_millis bigint;
