-- Times are epoch milliseconds by the server's clock.

-- The hot row: what every contact reads. The columns after "searched" belong to the inventory; a sighting never writes
-- them once the row is there.
CREATE TABLE device (
    id               VARCHAR(255) PRIMARY KEY,
    manufacturer     VARCHAR(128) NOT NULL,
    oui              VARCHAR(64)  NOT NULL,
    product_class    VARCHAR(255) NOT NULL,
    serial_number    VARCHAR(255) NOT NULL,
    root             VARCHAR(32)  NOT NULL,
    model_name       VARCHAR(128) NOT NULL,
    software_version VARCHAR(128) NOT NULL,
    hardware_version VARCHAR(128) NOT NULL,
    link             VARCHAR(32)  NOT NULL,
    knock_address    VARCHAR(512) NOT NULL,
    peer             VARCHAR(64)  NOT NULL,
    first_seen       BIGINT       NOT NULL,
    last_seen        BIGINT       NOT NULL,
    last_boot        BIGINT,
    last_bootstrap   BIGINT,
    informed         BYTEA        NOT NULL,
    searched         BYTEA        NOT NULL,
    inventoried      BOOLEAN      NOT NULL,
    subscriber       VARCHAR(64),
    card             VARCHAR(64),
    tags             VARCHAR(4000) NOT NULL
);
CREATE INDEX device_last_seen ON device (last_seen, id);

-- The cold tree: what else is known of the data model.
CREATE TABLE device_parameters (
    device_id VARCHAR(255) PRIMARY KEY,
    tree      BYTEA        NOT NULL
);

-- What people search by, in lower case. A device is found by the beginning of any of its terms.
CREATE TABLE device_key (
    term      VARCHAR(255) ${binary_order} NOT NULL,
    device_id VARCHAR(255) NOT NULL,
    kind      VARCHAR(16)  NOT NULL,
    PRIMARY KEY (term, device_id, kind)
);
CREATE INDEX device_key_device ON device_key (device_id);
