-- What the offer on the page lacked, names separated by commas; null if the page showed no offer.

ALTER TABLE observation ADD COLUMN IF NOT EXISTS lacking varchar;
