-- Credentials that one device alone has, sealed with the installation's key.
--
-- in_use    what it has shown to have; null until then
-- offered   what is being written to it, until it shows that it has it; null if nothing is
-- taken     the device said that it took what is offered
-- attempts  how often that was sent
-- tried     when that was sent last, or when the device last refused to be given any
CREATE TABLE cwmp_login (
    device_id VARCHAR(255) PRIMARY KEY,
    in_use    BYTEA,
    offered   BYTEA,
    taken     BOOLEAN NOT NULL,
    attempts  INTEGER NOT NULL,
    tried     BIGINT  NOT NULL
);
