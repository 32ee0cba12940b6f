-- What people are called, whoever lets them in. Never deleted: a name in the trail means one person.
--
-- name     in small letters
-- issuer   identity provider that knows the person; empty for an account of ours
-- subject  what the provider calls the person among themselves; the name of an account of ours
-- wanted   name that was asked for, in place of which another was given if it was somebody else's
CREATE TABLE person_name (
    name    VARCHAR(128) PRIMARY KEY,
    issuer  VARCHAR(255) NOT NULL,
    subject VARCHAR(255) NOT NULL,
    wanted  VARCHAR(128) NOT NULL,
    since   BIGINT       NOT NULL
);
CREATE INDEX person_name_subject ON person_name (issuer, subject);
INSERT INTO person_name (name, issuer, subject, wanted, since) SELECT name, '', name, name, created FROM account;
