-- The newest reading of each name of a box in one row, as whoever looks at a box needs them; made from the history at the
-- first append where it is missing.
--
-- oldest_day  days since 1970 (UTC) of the oldest reading in it; null if there is none
-- content     the readings as compact bytes, see LatestCodec; null for none
CREATE TABLE reading_latest (
    device_id  VARCHAR(255) PRIMARY KEY,
    oldest_day BIGINT,
    content    BYTEA
);
CREATE INDEX reading_latest_oldest ON reading_latest (oldest_day);
