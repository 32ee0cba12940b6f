-- What is to be erased of customers, and what was.
--
-- number         of the customer; null once it is over
-- pseudonym      what stands for the number in the trail, for good
-- open_key       the pseudonym until it is over, then null, so that one of a customer is under way at a time
-- scope          HISTORY of one who stays, ALL of one who leaves
-- who, agent     who wanted it
-- step, place    what is done next, and how far that has come; each is written together with what was done
-- counts         rows by table, as JSON
CREATE TABLE erasure (
    id        VARCHAR(24)  PRIMARY KEY,
    number    VARCHAR(64),
    pseudonym VARCHAR(64)  NOT NULL,
    open_key  VARCHAR(64),
    scope     VARCHAR(16)  NOT NULL,
    reason    VARCHAR(400) NOT NULL,
    who       VARCHAR(128) NOT NULL,
    agent     VARCHAR(64)  NOT NULL,
    asked     BIGINT       NOT NULL,
    step      VARCHAR(16)  NOT NULL,
    place     VARCHAR(300) NOT NULL,
    counts    VARCHAR      NOT NULL,
    finished  BIGINT
);
CREATE UNIQUE INDEX erasure_open_key ON erasure (open_key);
CREATE INDEX erasure_pseudonym ON erasure (pseudonym, asked);
CREATE INDEX erasure_finished ON erasure (finished);

-- What is about a customer is found by the number, where it is exported and where it is erased.
CREATE INDEX audit_subscriber ON audit (subscriber, id);
CREATE INDEX feed_event_subscriber ON feed_event (subscriber, seq);
CREATE INDEX feed_event_device ON feed_event (device_id, seq);
