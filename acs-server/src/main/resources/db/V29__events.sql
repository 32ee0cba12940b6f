-- What happened, for whoever wants to hear of it: written with what it tells of, given its number once that is committed.
--
-- seq      order in which they were written; transactions may be committed in another
-- number   by which readers go on; null until it is given
-- content  JSON, as the care API names things
CREATE TABLE feed_event (
    seq        BIGINT        GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    number     BIGINT,
    kind       VARCHAR(32)   NOT NULL,
    happened   BIGINT        NOT NULL,
    device_id  VARCHAR(255),
    subscriber VARCHAR(128),
    content    VARCHAR(4000) NOT NULL
);
CREATE UNIQUE INDEX feed_event_number ON feed_event (number);

-- The one row by which whoever gives numbers waits for others: the last number given, and the last that is kept no longer.
CREATE TABLE feed_state (
    id          INTEGER PRIMARY KEY,
    last_number BIGINT  NOT NULL,
    forgotten   BIGINT  NOT NULL
);
INSERT INTO feed_state (id, last_number, forgotten) VALUES (1, 0, 0);

-- When it was told that an action is over; null until then. Those that were over before there were events are not told.
ALTER TABLE action ADD COLUMN told BIGINT;
UPDATE action SET told = created
WHERE NOT EXISTS (SELECT 1 FROM task WHERE task.action_id = action.id AND task.state <> 'SETTLED');
