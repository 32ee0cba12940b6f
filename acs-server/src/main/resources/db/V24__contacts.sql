-- What customers said, what was found and done, and whether it helped. helped and note are as last amended.
--
-- happened   when it began
-- cause      as the diagnosis names causes, null if none was found; probability is the diagnosis's at the time
-- model, firmware, area, week   as they were then, for reports; empty if not known. week: ISO 8601 in the server's zone (2026-W48)
-- again      when the same device or subscriber contacted us next, if that was within 7 days
CREATE TABLE contact (
    id           VARCHAR(24)   PRIMARY KEY,
    happened     BIGINT        NOT NULL,
    device_id    VARCHAR(255),
    subscriber   VARCHAR(64),
    channel      VARCHAR(16)   NOT NULL,
    agent        VARCHAR(64)   NOT NULL,
    complaint    VARCHAR(24)   NOT NULL,
    error_code   VARCHAR(64),
    cause        VARCHAR(64),
    cause_source VARCHAR(16),
    probability  DOUBLE PRECISION,
    diagnosis    VARCHAR(64),
    helped       VARCHAR(8)    NOT NULL,
    note         VARCHAR(2000) NOT NULL,
    model        VARCHAR(255)  NOT NULL,
    firmware     VARCHAR(128)  NOT NULL,
    area         VARCHAR(32)   NOT NULL,
    week         VARCHAR(8)    NOT NULL,
    millis       BIGINT,
    again        BIGINT
);
CREATE INDEX contact_device ON contact (device_id, happened, id);
CREATE INDEX contact_subscriber ON contact (subscriber, happened, id);
CREATE INDEX contact_cause ON contact (cause, happened, id);
CREATE INDEX contact_complaint ON contact (complaint, happened, id);
-- Has all that reports count by, so that they need not read the notes.
CREATE INDEX contact_report ON contact (happened, id, channel, complaint, cause, helped, model, firmware, area, week, again);

-- What was done, in order. action_id is null for what was done by hand. anew: it is the first of its kind in the contact, so that reports
-- need not look for repetitions.
CREATE TABLE contact_deed (
    contact_id VARCHAR(24) NOT NULL,
    place      INTEGER     NOT NULL,
    action_id  VARCHAR(64),
    kind       VARCHAR(32) NOT NULL,
    anew       BOOLEAN     NOT NULL,
    PRIMARY KEY (contact_id, place)
);

-- What a contact said before each amendment, numbered from 1.
CREATE TABLE contact_amendment (
    contact_id VARCHAR(24)   NOT NULL,
    version    INTEGER       NOT NULL,
    amended    BIGINT        NOT NULL,
    agent      VARCHAR(64)   NOT NULL,
    helped     VARCHAR(8)    NOT NULL,
    note       VARCHAR(2000) NOT NULL,
    PRIMARY KEY (contact_id, version)
);

-- Idempotency keys, each for one caller and day (days since 1970, UTC); they hold for 24 hours. likeness: SHA-256 of what was to be
-- written down.
CREATE TABLE contact_key (
    who        VARCHAR(128) NOT NULL,
    given_key  VARCHAR(128) NOT NULL,
    used_day   BIGINT       NOT NULL,
    used       BIGINT       NOT NULL,
    likeness   CHAR(64)     NOT NULL,
    contact_id VARCHAR(24)  NOT NULL,
    PRIMARY KEY (who, given_key, used_day)
);
CREATE INDEX contact_key_used ON contact_key (used);
