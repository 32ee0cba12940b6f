-- People who sign in with a password of ours. Never deleted: a name in the trail means one person.
--
-- name      in small letters
-- password  hash in the notation of Argon2id
-- failures  wrong passwords since signed_in
CREATE TABLE account (
    name      VARCHAR(64)  PRIMARY KEY,
    password  VARCHAR(200) NOT NULL,
    role      VARCHAR(16)  NOT NULL,
    disabled  BOOLEAN      NOT NULL,
    created   BIGINT       NOT NULL,
    signed_in BIGINT,
    failures  INTEGER      NOT NULL
);

-- Tokens of programs. hash: SHA-256 of the token, in hexadecimal; used: when it last let somebody in, to a few minutes.
CREATE TABLE api_token (
    hash    VARCHAR(64) PRIMARY KEY,
    name    VARCHAR(64) NOT NULL UNIQUE,
    role    VARCHAR(16) NOT NULL,
    created BIGINT      NOT NULL,
    expires BIGINT      NOT NULL,
    used    BIGINT
);

-- Who is signed in to the console.
--
-- hash     SHA-256 of what the browser shows, in hexadecimal
-- account  whose role holds; null if it is nobody's, then role does
-- used     when it was last shown, to a minute
CREATE TABLE console_session (
    hash    VARCHAR(64)  PRIMARY KEY,
    name    VARCHAR(128) NOT NULL,
    kind    VARCHAR(16)  NOT NULL,
    account VARCHAR(64),
    role    VARCHAR(16)  NOT NULL,
    origin  VARCHAR(16)  NOT NULL,
    begun   BIGINT       NOT NULL,
    used    BIGINT       NOT NULL
);
CREATE INDEX console_session_account ON console_session (account);
CREATE INDEX console_session_begun ON console_session (begun);
