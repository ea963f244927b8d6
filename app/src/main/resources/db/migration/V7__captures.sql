-- Which captures are recorded is asked of each bundle when an archive is opened.
CREATE INDEX IF NOT EXISTS observation_capture ON observation (capture_id);
