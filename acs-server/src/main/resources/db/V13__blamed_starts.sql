-- Starts of a device that nobody meant, and the order of ours that is blamed for each: it was sent, and the device started
-- anew without showing for it. A task is blamed once for each attempt; one that is confirmed after all counts no more.
CREATE TABLE blamed_start (
    task_id   VARCHAR(24)  NOT NULL,
    attempt   INTEGER      NOT NULL,
    device_id VARCHAR(255) NOT NULL,
    started   BIGINT       NOT NULL,
    PRIMARY KEY (task_id, attempt)
);
CREATE INDEX blamed_start_device ON blamed_start (device_id, started);
CREATE INDEX blamed_start_started ON blamed_start (started);
