-- Customers who help themselves. subscriber: their number; reach: where a code reaches them, as the operator said, for example
-- an e-mail address; empty for nowhere.

-- Ways in that are good once. hash: SHA-256 of what the address holds, in hexadecimal; used: null until somebody came in by it.
CREATE TABLE customer_link (
    hash       VARCHAR(64)  PRIMARY KEY,
    subscriber VARCHAR(64)  NOT NULL,
    reach      VARCHAR(254) NOT NULL,
    created    BIGINT       NOT NULL,
    expires    BIGINT       NOT NULL,
    used       BIGINT
);
CREATE INDEX customer_link_subscriber ON customer_link (subscriber);
CREATE INDEX customer_link_expires ON customer_link (expires);

-- Who is signed in to the portal. hash: SHA-256 of what the browser shows; used: when it was last shown, to a minute.
CREATE TABLE customer_session (
    hash       VARCHAR(64)  PRIMARY KEY,
    subscriber VARCHAR(64)  NOT NULL,
    reach      VARCHAR(254) NOT NULL,
    begun      BIGINT       NOT NULL,
    used       BIGINT       NOT NULL
);
CREATE INDEX customer_session_subscriber ON customer_session (subscriber);
CREATE INDEX customer_session_begun ON customer_session (begun);

-- Tokens of the operator's portal that began a session: none begins two.
CREATE TABLE customer_token (
    hash    VARCHAR(64) PRIMARY KEY,
    expires BIGINT      NOT NULL
);
CREATE INDEX customer_token_expires ON customer_token (expires);

-- Codes by which customers say once more that it is they. hash: keyed, since six digits are soon guessed; tries: wrong ones.
CREATE TABLE customer_code (
    subscriber VARCHAR(64) NOT NULL,
    purpose    VARCHAR(64) NOT NULL,
    hash       VARCHAR(64) NOT NULL,
    expires    BIGINT      NOT NULL,
    tries      INTEGER     NOT NULL,
    PRIMARY KEY (subscriber, purpose)
);
CREATE INDEX customer_code_expires ON customer_code (expires);

-- What customers asked for within a day, since that is limited. what: for example `restart` and a device's id; begun: when the
-- day began that is counted.
CREATE TABLE customer_wish (
    subscriber VARCHAR(64)  NOT NULL,
    what       VARCHAR(300) NOT NULL,
    begun      BIGINT       NOT NULL,
    wishes     INTEGER      NOT NULL,
    latest     BIGINT       NOT NULL,
    PRIMARY KEY (subscriber, what)
);
CREATE INDEX customer_wish_latest ON customer_wish (latest);
