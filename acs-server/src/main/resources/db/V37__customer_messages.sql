-- What customers hear of. A part of the server that makes events of events: place is the number of the last that it is done with.
CREATE TABLE feed_follower (
    name  VARCHAR(32) PRIMARY KEY,
    place BIGINT      NOT NULL
);
INSERT INTO feed_follower (name, place) SELECT 'customer-messages', last_number FROM feed_state WHERE id = 1;
INSERT INTO feed_follower (name, place) SELECT 'customer-incidents', last_number FROM feed_state WHERE id = 1;

-- Whom was told that an incident touches them, and by which of their boxes, until they are told that it is over.
CREATE TABLE customer_incident (
    incident_id VARCHAR(24)  NOT NULL,
    subscriber  VARCHAR(64)  NOT NULL,
    device_id   VARCHAR(255) NOT NULL,
    PRIMARY KEY (incident_id, subscriber)
);
CREATE INDEX customer_incident_subscriber ON customer_incident (subscriber);

-- Of an action under way: the last that its customer was told of it, and when to look next whether there is more to tell; null for
-- never. Those that are under way when there begin to be messages are told when they are over.
ALTER TABLE action ADD COLUMN told_customer VARCHAR(16);
ALTER TABLE action ADD COLUMN look_for_customer BIGINT;
CREATE INDEX action_look_for_customer ON action (look_for_customer);
