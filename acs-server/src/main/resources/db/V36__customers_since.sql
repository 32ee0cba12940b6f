-- Since when the box is the customer's whom "subscriber" names, so that whoever gets a used box sees nothing of before; null if
-- that is not known, as of all that were tied before this column was there.
ALTER TABLE device ADD COLUMN subscriber_since BIGINT;
