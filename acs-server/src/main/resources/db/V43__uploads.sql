-- Files on their way to us, in parts that lie in artefact_part under their id.
--
-- owner     who sends it: the kind of caller and their name
-- sha256    as announced, in hexadecimal; empty if it was not
-- parts     how many rows of artefact_part are its
-- received  how many bytes are here
-- touched   when the last came
CREATE TABLE upload (
    id        VARCHAR(24)  PRIMARY KEY,
    owner     VARCHAR(300) NOT NULL,
    file_name VARCHAR(128) NOT NULL,
    bytes     BIGINT       NOT NULL,
    sha256    VARCHAR(64)  NOT NULL,
    parts     INTEGER      NOT NULL,
    received  BIGINT       NOT NULL,
    touched   BIGINT       NOT NULL
);

CREATE INDEX upload_owner ON upload (owner);
