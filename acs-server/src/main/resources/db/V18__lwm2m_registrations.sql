-- Who is registered by LwM2M. expires: when the registration is over unless it is renewed; state: the rest of it, as JSON.
CREATE TABLE lwm2m_registration (
    endpoint VARCHAR(255) PRIMARY KEY,
    expires  BIGINT       NOT NULL,
    state    BYTEA        NOT NULL
);
