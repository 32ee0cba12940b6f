-- What a person wanted of a box. Where it stands is not stored: it follows from its tasks.
--
-- seq        order of the wishes
-- kind       of the request; request is the whole of it, with secrets left out
-- likeness   fingerprint of the secrets left out, null if there are none
-- parts      which task is what to the action
-- harvested  when the readings in its evidence went into the history; null until then
CREATE TABLE action (
    id        VARCHAR(24)  PRIMARY KEY,
    seq       BIGINT       GENERATED ALWAYS AS IDENTITY,
    device_id VARCHAR(255) NOT NULL,
    kind      VARCHAR(16)  NOT NULL,
    request   VARCHAR      NOT NULL,
    likeness  VARCHAR(96),
    parts     VARCHAR      NOT NULL,
    who       VARCHAR(128) NOT NULL,
    channel   VARCHAR(32)  NOT NULL,
    priority  VARCHAR(16)  NOT NULL,
    created   BIGINT       NOT NULL,
    harvested BIGINT
);
CREATE INDEX action_device ON action (device_id, seq);
CREATE INDEX action_harvested ON action (harvested, seq);
CREATE INDEX action_created ON action (created);

-- Idempotency keys, each for one requester and day (days since 1970, UTC); they hold for 24 hours. The action may have
-- been running already: a wish for the same joins it.
CREATE TABLE action_key (
    who       VARCHAR(128) NOT NULL,
    given_key VARCHAR(255) NOT NULL,
    used_day  BIGINT       NOT NULL,
    used      BIGINT       NOT NULL,
    action_id VARCHAR(24)  NOT NULL,
    PRIMARY KEY (who, given_key, used_day)
);
CREATE INDEX action_key_used ON action_key (used);
