-- Files that devices send us: logs and configurations. A row without received is expected until then.
--
-- id         of the task that asked for it
-- file_type  as the protocol names it
-- received   when it came; null until it has
CREATE TABLE device_file (
    id        VARCHAR(24)  PRIMARY KEY,
    device_id VARCHAR(255) NOT NULL,
    file_type VARCHAR(64)  NOT NULL,
    expires   BIGINT       NOT NULL,
    bytes     BIGINT       NOT NULL,
    received  BIGINT
);
CREATE INDEX device_file_device ON device_file (device_id, received);
CREATE INDEX device_file_expires ON device_file (expires);

-- In parts, each encrypted by itself, so that none is large.
CREATE TABLE device_file_part (
    file_id VARCHAR(24) NOT NULL,
    part    INTEGER     NOT NULL,
    content BYTEA       NOT NULL,
    PRIMARY KEY (file_id, part)
);
