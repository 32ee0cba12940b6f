-- Keys that boxes share with us, sealed with the installation's key.
CREATE TABLE device_shared_key (
    endpoint VARCHAR(255) PRIMARY KEY,
    identity VARCHAR(255) NOT NULL UNIQUE,
    sealed   BYTEA        NOT NULL
);
