-- Figures ask for the searches of a study; without it that reads each of its visits.
CREATE INDEX IF NOT EXISTS visit_by_purpose ON visit (purpose);
