-- What devices expect of us when we knock, as a script wrote it to them, sealed with the installation's key.
CREATE TABLE cwmp_given_login (
    device_id VARCHAR(255) PRIMARY KEY,
    login     BYTEA NOT NULL
);
