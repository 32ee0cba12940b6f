-- History of readings, append-only. Units are those of the closed list and not stored.
--
-- said      when the device said it, epoch milliseconds by the server's clock
-- said_day  the same as days since 1970 (UTC): what is too old goes by the day
-- content   the value
CREATE TABLE reading (
    device_id VARCHAR(255) NOT NULL,
    name      VARCHAR(64)  NOT NULL,
    said      BIGINT       NOT NULL,
    said_day  BIGINT       NOT NULL,
    content   VARCHAR(128) NOT NULL,
    source    VARCHAR(256) NOT NULL,
    PRIMARY KEY (device_id, name, said)
);
CREATE INDEX reading_day ON reading (said_day);
