-- Figures and tables read all observations in the order in which they ended. Without an index a
-- large archive is sorted on disk each time, which takes as long as everything else.

CREATE INDEX IF NOT EXISTS observation_in_order ON observation (closed_at, visit_id);
