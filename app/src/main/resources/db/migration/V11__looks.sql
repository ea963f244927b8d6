-- What figures need of each observation, in one narrow row. A large study has millions of them, and
-- reading each from its observation and its visit takes longer than everything that is computed.

-- What the page stated of the offer, names separated by commas; null if it showed none.
ALTER TABLE observation ADD COLUMN IF NOT EXISTS stated varchar;

-- A copy of what the observation and its visit say, written with the observation and never changed.
CREATE TABLE IF NOT EXISTS look (
  closed_at timestamp(6) with time zone NOT NULL,
  visit_id varchar(128) NOT NULL REFERENCES observation (visit_id),
  opened_at timestamp(6) with time zone NOT NULL,
  run varchar(64) NOT NULL,
  purpose varchar(32) NOT NULL,
  watch_item varchar,
  listing_site varchar(64) NOT NULL,
  listing_number varchar(200) NOT NULL,
  site varchar(64) NOT NULL,
  country varchar(2) NOT NULL,
  lane varchar NOT NULL,
  verdict varchar(32) NOT NULL,
  reason varchar(32),
  shown_site varchar(64),
  shown_number varchar(200),
  hits integer,
  rules varchar(64) NOT NULL,
  seller varchar,
  lacking varchar,
  stated varchar,
  sealed boolean NOT NULL,
  PRIMARY KEY (closed_at, visit_id)
);
INSERT INTO look (closed_at, visit_id, opened_at, run, purpose, watch_item, listing_site,
  listing_number, site, country, lane, verdict, reason, shown_site, shown_number, hits, rules, seller,
  lacking, stated, sealed)
SELECT o.closed_at, o.visit_id, o.opened_at, v.run, v.purpose, v.watch_item, v.listing_site,
  v.listing_number, v.site, v.country,
  v.site || '/' || v.country || '/' || v.language || '/' || v.currency || '/' || v.egress,
  o.verdict, o.reason, o.shown_site, o.shown_number, o.hits, o.rules,
  coalesce(o.seller_id, o.seller_name), o.lacking, o.stated, o.capture_id IS NOT NULL
FROM observation o JOIN visit v ON v.id = o.visit_id
WHERE NOT EXISTS (SELECT 1 FROM look);
