-- Files that an operator's scripts put here, and boxes fetch by their names.
--
-- content_id     of its parts, another one each time it is put
-- md5, sha256    of the whole content, in hexadecimal
-- file_type and what follows: as whoever put it said; null if they did not
CREATE TABLE provisioning_file (
    name          VARCHAR(255) ${binary_order} PRIMARY KEY,
    content_id    VARCHAR(24)  NOT NULL,
    bytes         BIGINT       NOT NULL,
    md5           CHAR(32)     NOT NULL,
    sha256        CHAR(64)     NOT NULL,
    uploaded      BIGINT       NOT NULL,
    file_type     VARCHAR(255),
    oui           VARCHAR(255),
    product_class VARCHAR(255),
    version       VARCHAR(255)
);

-- In parts, so that none is large.
CREATE TABLE provisioning_file_part (
    content_id VARCHAR(24) NOT NULL,
    part       INTEGER     NOT NULL,
    content    BYTEA       NOT NULL,
    PRIMARY KEY (content_id, part)
);
