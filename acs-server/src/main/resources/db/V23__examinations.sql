-- Diagnoses: those that were asked for, and those made again after something was done.
--
-- asked_key  who asked and the key of the request, so that one that is repeated makes no second one
-- action     the check that it waits for, or waited for; empty if it rests on what was known
-- follows    the examination that it is held against, empty for none
-- treatment  the action after which it is made, empty for none
-- concluded  null until the check is over
-- verdict    a cause, or well or unknown; empty until concluded
-- probability of the verdict, in thousandths
-- helped     fixed, not-fixed or unclear, once a following one is concluded; else empty
-- content    JSON of all that was found
CREATE TABLE examination (
    id          VARCHAR(24)  PRIMARY KEY,
    device_id   VARCHAR(255) NOT NULL,
    created     BIGINT       NOT NULL,
    asked_by    VARCHAR(64)  NOT NULL,
    asked_key   VARCHAR(200) NOT NULL UNIQUE,
    said        VARCHAR(32)  NOT NULL,
    code        VARCHAR(32)  NOT NULL,
    action      VARCHAR(24)  NOT NULL,
    follows     VARCHAR(24)  NOT NULL,
    treatment   VARCHAR(24)  NOT NULL,
    concluded   BIGINT,
    verdict     VARCHAR(40)  NOT NULL,
    probability INTEGER      NOT NULL,
    helped      VARCHAR(16)  NOT NULL,
    content     BYTEA        NOT NULL
);
CREATE INDEX examination_device ON examination (device_id, created);
CREATE INDEX examination_action ON examination (action);
CREATE INDEX examination_open ON examination (concluded, created);
