-- Files that boxes can be given: firmware, and configurations. They take the place of firmware images, whose rows had no
-- kind and could have only one of a version.
--
-- kind           FIRMWARE or CONFIGURATION
-- oui, hardware  empty for any
-- from_versions  of the box's software, on which it may follow, in lines; empty for any
-- sha256         of the whole file, in hexadecimal
-- signed_by      name of the key; empty for none
CREATE TABLE artefact (
    id            VARCHAR(24)   PRIMARY KEY,
    kind          VARCHAR(16)   NOT NULL,
    oui           VARCHAR(64)   NOT NULL,
    product_class VARCHAR(64)   NOT NULL,
    hardware      VARCHAR(64)   NOT NULL,
    from_versions VARCHAR(2100) NOT NULL,
    version       VARCHAR(64)   NOT NULL,
    file_name     VARCHAR(128)  NOT NULL,
    bytes         BIGINT        NOT NULL,
    sha256        CHAR(64)      NOT NULL,
    notes         VARCHAR(8192) NOT NULL,
    signed_by     VARCHAR(64)   NOT NULL,
    added         BIGINT        NOT NULL,
    added_by      VARCHAR(255)  NOT NULL,
    UNIQUE (kind, oui, product_class, hardware, version)
);

INSERT INTO artefact (id, kind, oui, product_class, hardware, from_versions, version, file_name, bytes, sha256, notes,
                      signed_by, added, added_by)
SELECT id, 'FIRMWARE', oui, product_class, hardware, '', version, file_name, bytes, sha256, '', '', added, ''
  FROM firmware_image;

DROP TABLE firmware_image;

ALTER TABLE firmware_image_part RENAME TO artefact_part;
ALTER TABLE artefact_part RENAME COLUMN image_id TO artefact_id;
