-- How a task gets to its device: null in a session, BROADCAST by a message that is sent to all devices. attention: TRUE of a broadcast
-- that its link has to see to, since no device comes for it: it is queued, or, once parked, was called off; else null.
ALTER TABLE task ADD COLUMN carrier VARCHAR(9);
ALTER TABLE task ADD COLUMN attention BOOLEAN;
CREATE INDEX task_attention ON task (attention, seq);

-- A message that is being repeated, and how far it has come. slot: of the counter that its sequence belongs to, -1 for a message
-- that was made elsewhere; of every other counter one message is live at most. sections: each with its length in two bytes before it.
-- sent: how often a multiplexer has read it; surely_sent: when that had been often enough. tries: wrong digits that people told.
CREATE TABLE emm_message (
    id          VARCHAR(24)  PRIMARY KEY,
    system      VARCHAR(64)  NOT NULL,
    card        VARCHAR(64)  NOT NULL,
    slot        INTEGER      NOT NULL,
    sequence    BIGINT       NOT NULL,
    sections    BYTEA        NOT NULL,
    plan        VARCHAR(64)  NOT NULL,
    priority    VARCHAR(16)  NOT NULL,
    begun       BIGINT       NOT NULL,
    until       BIGINT       NOT NULL,
    sent        BIGINT       NOT NULL,
    last_sent   BIGINT,
    surely_sent BIGINT,
    due         BIGINT       NOT NULL,
    tries       INTEGER      NOT NULL
);
CREATE INDEX emm_message_card ON emm_message (card, slot);

-- What a task put into a message. A message carries the orders of several tasks where the box would pass over the earlier of two.
-- sent_before: how often earlier messages with it were sent. answers: whether the box also speaks, by another link. outcome: how the task is to end, and decided: since when that is known.
CREATE TABLE emm_order (
    task        VARCHAR(24)  PRIMARY KEY,
    message     VARCHAR(24)  NOT NULL,
    device_id   VARCHAR(255) NOT NULL,
    plan        VARCHAR(64)  NOT NULL,
    content     VARCHAR      NOT NULL,
    until       BIGINT       NOT NULL,
    sent_before BIGINT       NOT NULL,
    answers     BOOLEAN      NOT NULL,
    outcome     VARCHAR,
    decided     BIGINT
);
CREATE INDEX emm_order_message ON emm_order (message);
CREATE INDEX emm_order_decided ON emm_order (decided);

-- The highest sequence that was ever given out for a counter. Never deleted: a box remembers for good.
CREATE TABLE emm_sequence (
    system   VARCHAR(64) NOT NULL,
    card     VARCHAR(64) NOT NULL,
    slot     INTEGER     NOT NULL,
    last     BIGINT      NOT NULL,
    PRIMARY KEY (card, slot, system)
);

-- Which node plays: one at a time.
CREATE TABLE emm_player (
    name  VARCHAR(16) PRIMARY KEY,
    node  VARCHAR(64) NOT NULL,
    until BIGINT      NOT NULL
);
INSERT INTO emm_player (name, node, until) VALUES ('player', '', 0);

-- What a card system that sends its own messages is told for a task; the task's id is the reference by which it knows a repetition.
-- answers: whether the box also speaks, by another link. ticket: by which the system knows it, null until it gave one. state, sent,
-- last_sent, next_sent: as the system said last. on_air: when we first heard that it was sent. failures: tries in a row that came
-- to nothing, obstacle: why. due: when it is told or asked about next, 0 if before all others, null once it is decided. outcome: how
-- the task is to end, decided: when that was decided.
CREATE TABLE cas_order (
    task      VARCHAR(24)  PRIMARY KEY,
    device_id VARCHAR(255) NOT NULL,
    system    VARCHAR(64)  NOT NULL,
    card      VARCHAR(64)  NOT NULL,
    plan      VARCHAR(64)  NOT NULL,
    content   VARCHAR      NOT NULL,
    answers   BOOLEAN      NOT NULL,
    created   BIGINT       NOT NULL,
    until     BIGINT       NOT NULL,
    ticket    VARCHAR(200),
    state     VARCHAR(16),
    sent      BIGINT       NOT NULL,
    last_sent BIGINT,
    next_sent BIGINT,
    on_air    BIGINT,
    failures  INTEGER      NOT NULL,
    obstacle  VARCHAR,
    due       BIGINT,
    outcome   VARCHAR,
    decided   BIGINT
);
CREATE INDEX cas_order_due ON cas_order (system, due);
CREATE INDEX cas_order_card ON cas_order (card);
CREATE INDEX cas_order_until ON cas_order (until);
CREATE INDEX cas_order_decided ON cas_order (decided);
