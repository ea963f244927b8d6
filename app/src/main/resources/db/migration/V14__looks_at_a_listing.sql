-- What was seen of a listing before is asked for at each first look without a browser.
CREATE INDEX IF NOT EXISTS visit_of_listing ON visit (listing_site, listing_number);
