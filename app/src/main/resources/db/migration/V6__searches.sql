-- Searches: what was searched for, and what was found.

-- Null for visits to a listing; the listing of a search is the name of its result list.
ALTER TABLE visit ADD COLUMN IF NOT EXISTS query varchar;
ALTER TABLE visit ADD COLUMN IF NOT EXISTS query_kind varchar(16);

-- How many offers a search listed; null for other verdicts.
ALTER TABLE observation ADD COLUMN IF NOT EXISTS hits integer;

-- The offers that a search listed, from rank 1. A hit is a lead and no finding.
CREATE TABLE IF NOT EXISTS search_hit (
  visit_id varchar(128) NOT NULL REFERENCES observation (visit_id),
  hit_rank integer NOT NULL,
  listing_site varchar(64) NOT NULL,
  listing_number varchar(200) NOT NULL,
  title varchar,
  price varchar,
  price_currency varchar(3),
  seller_id varchar,
  listed_on date,
  PRIMARY KEY (visit_id, hit_rank)
);
CREATE INDEX IF NOT EXISTS search_hit_of_listing ON search_hit (listing_site, listing_number);
