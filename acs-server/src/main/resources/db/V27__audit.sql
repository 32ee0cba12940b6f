-- Who did what. Only added to; what is too old goes.
--
-- id       when, in hexadecimal milliseconds, then chance: the order of time
-- who      name of the account or the token, empty if there is none
-- agent    for whom a program said that it calls
-- address  where it came from
CREATE TABLE audit (
    id         VARCHAR(24) ${binary_order} PRIMARY KEY,
    done       BIGINT       NOT NULL,
    who        VARCHAR(128) NOT NULL,
    kind       VARCHAR(16)  NOT NULL,
    agent      VARCHAR(64)  NOT NULL,
    address    VARCHAR(64)  NOT NULL,
    deed       VARCHAR(16)  NOT NULL,
    device_id  VARCHAR(255),
    subscriber VARCHAR(128),
    action_id  VARCHAR(24),
    purpose    VARCHAR(200) NOT NULL,
    detail     VARCHAR(400) NOT NULL
);
CREATE INDEX audit_device ON audit (device_id, id);
CREATE INDEX audit_who ON audit (who, id);
CREATE INDEX audit_agent ON audit (agent, id);
