-- Offers that may be a watched product again, the photographs of offers, and what people decided.

-- The photographs of an offer that came with its page; a page that was looked through has a row
-- with ordinal -1, so that none is looked through twice.
CREATE TABLE IF NOT EXISTS offer_picture (
  capture_id varchar(64) NOT NULL,
  ordinal integer NOT NULL,
  pdq varchar(64) NOT NULL,
  quality integer NOT NULL,
  PRIMARY KEY (capture_id, ordinal)
);

-- The reference is the watched listing that the offer is most like; null for the notice itself.
CREATE TABLE IF NOT EXISTS candidate (
  watch_item varchar NOT NULL,
  listing_site varchar(64) NOT NULL,
  listing_number varchar(200) NOT NULL,
  reference_site varchar(64),
  reference_number varchar(200),
  grade varchar(32) NOT NULL,
  probability double precision NOT NULL,
  standing varchar(16) NOT NULL,
  first_seen timestamp(6) with time zone NOT NULL,
  accepted varchar(32),
  detail varchar NOT NULL,
  drawing varchar(80),
  found_at timestamp(6) with time zone NOT NULL,
  PRIMARY KEY (watch_item, listing_site, listing_number),
  CHECK ((reference_site IS NULL) = (reference_number IS NULL))
);

-- Only ever added to. A reader's last row on a candidate is what holds; UNDONE takes it back.
CREATE TABLE IF NOT EXISTS review_decision (
  number integer NOT NULL PRIMARY KEY,
  reader varchar(64) NOT NULL,
  watch_item varchar NOT NULL,
  listing_site varchar(64) NOT NULL,
  listing_number varchar(200) NOT NULL,
  answer varchar(16) NOT NULL,
  decided_at timestamp(6) with time zone NOT NULL
);
