-- Names by which boxes register that do not say which box it is, from the inventory; as they are written there.
CREATE TABLE device_endpoint (
    endpoint      VARCHAR(200) PRIMARY KEY,
    oui           VARCHAR(64)  NOT NULL,
    product_class VARCHAR(255) NOT NULL,
    serial        VARCHAR(255) NOT NULL
);
