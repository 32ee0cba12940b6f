-- One operation for one device, with its life.
--
-- state     QUEUED (could be claimed), BEHIND (waits for the task in after_id), CLAIMED, PARKED, SETTLED
-- urgency   of the priority; the smaller goes first
-- seq       order of submission
-- due       when the clock ends the state: a deadline, a lease, a wait; for SETTLED, when it settled
-- open_key  the dedupe key while the task is QUEUED or BEHIND, else null, so that it is unique among those
-- fence     rises with each claim
-- revision  rises with each change
-- continuation, park_until, otherwise: of a parked task; kept while a link holds it to look whether its wait is over
CREATE TABLE task (
    id           VARCHAR(24)  PRIMARY KEY,
    seq          BIGINT       GENERATED ALWAYS AS IDENTITY,
    device_id    VARCHAR(255) NOT NULL,
    operation    VARCHAR      NOT NULL,
    priority     VARCHAR(16)  NOT NULL,
    urgency      INTEGER      NOT NULL,
    action_id    VARCHAR(64),
    after_id     VARCHAR(24),
    dedupe_key   VARCHAR(255),
    open_key     VARCHAR(255),
    created      BIGINT       NOT NULL,
    deadline     BIGINT       NOT NULL,
    attempts     INTEGER      NOT NULL,
    state        VARCHAR(8)   NOT NULL,
    due          BIGINT       NOT NULL,
    fence        BIGINT       NOT NULL,
    revision     BIGINT       NOT NULL,
    link         VARCHAR(32),
    node         VARCHAR(64),
    continuation VARCHAR,
    park_until   BIGINT,
    otherwise    VARCHAR,
    outcome      VARCHAR
);
CREATE INDEX task_device ON task (device_id, state, urgency, seq);
CREATE INDEX task_due ON task (state, due);
CREATE INDEX task_waiting ON task (state, urgency, created);
CREATE INDEX task_action ON task (action_id);
CREATE INDEX task_after ON task (after_id);
-- the key first: H2 would take this one for everything that asks for a device
CREATE UNIQUE INDEX task_open_key ON task (open_key, device_id);
