-- Files of devices come part by part: what is under way is a draft, and becomes a file only once it is whole.
--
-- content_id  under what the file's parts are kept; null while nothing has come
-- name        that the device gave a file which nobody had asked for; empty for the others
ALTER TABLE device_file ADD COLUMN content_id VARCHAR(24);
ALTER TABLE device_file ADD COLUMN name VARCHAR(100) DEFAULT '' NOT NULL;
UPDATE device_file SET content_id = id WHERE received IS NOT NULL;

-- bytes    of it that are kept so far
-- touched  when the last of them came, so that what a killed node left can be told and dropped
CREATE TABLE device_file_draft (
    id        VARCHAR(24)  PRIMARY KEY,
    device_id VARCHAR(255) NOT NULL,
    bytes     BIGINT       NOT NULL,
    touched   BIGINT       NOT NULL
);

-- What a device sent in a day, also what broke off or was refused.
--
-- on_day  since 1970, in UTC
CREATE TABLE device_file_day (
    device_id VARCHAR(255) NOT NULL,
    on_day    BIGINT       NOT NULL,
    files     INTEGER      NOT NULL,
    bytes     BIGINT       NOT NULL,
    PRIMARY KEY (device_id, on_day)
);
CREATE INDEX device_file_day_old ON device_file_day (on_day);
