-- What operators define for provisioning, as GenieACS has it.
--
-- kind   PRESET, PROVISION, VIRTUAL_PARAMETER, OBJECT or CONFIG
-- body   a script, or JSON as it was put
CREATE TABLE provisioning_definition (
    kind VARCHAR(20)     NOT NULL,
    name VARCHAR(255)    NOT NULL,
    body VARCHAR(1000000) NOT NULL,
    PRIMARY KEY (kind, name)
);

-- Rises with each change of a definition or of a file; one row.
CREATE TABLE provisioning_revision (
    id       INTEGER PRIMARY KEY,
    revision BIGINT  NOT NULL
);
INSERT INTO provisioning_revision (id, revision) VALUES (1, 1);

-- What was ordered for one device and is not done; GenieACS calls them tasks.
--
-- at          not before
-- expiry      not after; null for no end
-- unique_key  a later one with the same key replaces it; null for none
-- body        JSON as it was posted
CREATE TABLE provisioning_order (
    id         CHAR(24)         PRIMARY KEY,
    device_id  VARCHAR(255)     NOT NULL,
    at         BIGINT           NOT NULL,
    expiry     BIGINT,
    unique_key VARCHAR(255),
    body       VARCHAR(1000000) NOT NULL
);
CREATE INDEX provisioning_order_device ON provisioning_order (device_id, at);

-- What went wrong in a channel of a device, and is tried again.
--
-- detail       a JSON object; null for none
-- invocations  what is tried again, JSON
-- expiry       when nobody wants it any more; null for never
CREATE TABLE provisioning_fault (
    device_id   VARCHAR(255)     NOT NULL,
    channel     VARCHAR(255)     NOT NULL,
    at          BIGINT           NOT NULL,
    code        VARCHAR(255)     NOT NULL,
    message     VARCHAR(4000)    NOT NULL,
    detail      VARCHAR(65000),
    retries     INTEGER          NOT NULL,
    invocations VARCHAR(1000000) NOT NULL,
    expiry      BIGINT,
    PRIMARY KEY (device_id, channel)
);

-- Downloads that a device took on and has not reported yet.
--
-- command_key  by which it will name them
-- body         JSON
CREATE TABLE provisioning_download (
    device_id   VARCHAR(255)     NOT NULL,
    command_key VARCHAR(32)      NOT NULL,
    at          BIGINT           NOT NULL,
    body        VARCHAR(1000000) NOT NULL,
    PRIMARY KEY (device_id, command_key)
);

-- Secrets that a device has, as digests, which tell whether another one is the same.
CREATE TABLE provisioning_secret (
    device_id VARCHAR(255) NOT NULL,
    path      VARCHAR(256) NOT NULL,
    digest    VARCHAR(64)  NOT NULL,
    PRIMARY KEY (device_id, path)
);
