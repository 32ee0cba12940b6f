-- The operator's customers, by number. No names: the CRM has those.
CREATE TABLE subscriber (
    number VARCHAR(64) PRIMARY KEY,
    area   VARCHAR(32) NOT NULL
);
CREATE INDEX subscriber_area ON subscriber (area);

-- What the inventory says of a box, seen or not; an empty text is none. Serial, OUI and product class are in lower case;
-- an empty product class is any. tied: a device of that name has come. tags is null if the inventory never said any.
CREATE TABLE inventory (
    serial        VARCHAR(255) NOT NULL,
    oui           VARCHAR(64)  NOT NULL,
    product_class VARCHAR(255) NOT NULL,
    subscriber    VARCHAR(64)  NOT NULL,
    card          VARCHAR(64)  NOT NULL,
    tags          VARCHAR(4000),
    tied          BOOLEAN      NOT NULL,
    PRIMARY KEY (serial, oui, product_class)
);
CREATE INDEX inventory_subscriber ON inventory (subscriber);
