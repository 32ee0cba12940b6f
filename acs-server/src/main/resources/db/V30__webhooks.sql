-- Where events are sent to.
--
-- kinds           of events, with commas between; empty for all
-- sealed          the secret that messages are signed with
-- place           number of the last event that is done with
-- missed          events that were kept no longer before they could be sent
-- turned_off      when the receiver said that it is gone; null while it is not
-- failing_since   null while all is well
-- failures        in a row
-- next_try        not before
-- last_error      JSON of a saying
-- node, lease     who sends to it now, and until when at most; empty and 0 for nobody
-- fence           rises with each claim
CREATE TABLE webhook (
    id            VARCHAR(24)   PRIMARY KEY,
    url           VARCHAR(2000) NOT NULL,
    kinds         VARCHAR(1000) NOT NULL,
    sealed        BYTEA         NOT NULL,
    created       BIGINT        NOT NULL,
    place         BIGINT        NOT NULL,
    delivered     BIGINT        NOT NULL,
    missed        BIGINT        NOT NULL,
    turned_off    BIGINT,
    failing_since BIGINT,
    failures      INTEGER       NOT NULL,
    last_try      BIGINT,
    last_status   INTEGER,
    last_error    VARCHAR(2000) NOT NULL,
    next_try      BIGINT        NOT NULL,
    node          VARCHAR(64)   NOT NULL,
    lease         BIGINT        NOT NULL,
    fence         BIGINT        NOT NULL
);
