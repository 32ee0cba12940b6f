-- Trouble that many homes have at once. said_by is empty for what was found by what boxes showed. usual is in millionths.
CREATE TABLE incident (
    id         VARCHAR(24)   PRIMARY KEY,
    kind       VARCHAR(16)   NOT NULL,
    dimension  VARCHAR(24)   NOT NULL,
    name       VARCHAR(128)  NOT NULL,
    within     VARCHAR(128)  NOT NULL,
    said_by    VARCHAR(64)   NOT NULL,
    content    VARCHAR(1000) NOT NULL,
    since      BIGINT        NOT NULL,
    last_seen  BIGINT        NOT NULL,
    until_time BIGINT,
    ended      BIGINT,
    ended_by   VARCHAR(64)   NOT NULL,
    affected   INTEGER       NOT NULL,
    told       INTEGER       NOT NULL,
    troubled   INTEGER       NOT NULL,
    boxes      INTEGER       NOT NULL,
    usual      BIGINT        NOT NULL
);
CREATE INDEX incident_since ON incident (since, id);
CREATE INDEX incident_ended ON incident (ended);

-- What people wrote to an incident, in order.
CREATE TABLE incident_note (
    incident_id VARCHAR(24)   NOT NULL,
    place       INTEGER       NOT NULL,
    written     BIGINT        NOT NULL,
    who         VARCHAR(64)   NOT NULL,
    content     VARCHAR(1000) NOT NULL,
    PRIMARY KEY (incident_id, place)
);

-- Which share of the boxes of a group is usually in trouble, in millionths.
CREATE TABLE incident_usual (
    kind      VARCHAR(16)  NOT NULL,
    dimension VARCHAR(24)  NOT NULL,
    name      VARCHAR(128) NOT NULL,
    within    VARCHAR(128) NOT NULL,
    share     BIGINT       NOT NULL,
    kept      BIGINT       NOT NULL,
    PRIMARY KEY (kind, dimension, name, within)
);
