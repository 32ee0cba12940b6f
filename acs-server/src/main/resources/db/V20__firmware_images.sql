-- Firmware that boxes can be given.
--
-- oui, hardware  empty for any
-- sha256         of the whole file, in hexadecimal
CREATE TABLE firmware_image (
    id            VARCHAR(24)  PRIMARY KEY,
    oui           VARCHAR(64)  NOT NULL,
    product_class VARCHAR(64)  NOT NULL,
    hardware      VARCHAR(64)  NOT NULL,
    version       VARCHAR(64)  NOT NULL,
    file_name     VARCHAR(128) NOT NULL,
    bytes         BIGINT       NOT NULL,
    sha256        CHAR(64)     NOT NULL,
    added         BIGINT       NOT NULL,
    UNIQUE (oui, product_class, hardware, version)
);

-- In parts, so that none is large.
CREATE TABLE firmware_image_part (
    image_id VARCHAR(24) NOT NULL,
    part     INTEGER     NOT NULL,
    content  BYTEA       NOT NULL,
    PRIMARY KEY (image_id, part)
);
