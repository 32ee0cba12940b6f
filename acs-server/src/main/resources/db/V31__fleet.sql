-- The lists behind the numbers of the fleet. Nothing that a routine contact changes is in them, so that PostgreSQL goes on writing
-- a contact without touching an index.
CREATE INDEX device_model ON device (product_class, first_seen, id);
CREATE INDEX device_version ON device (product_class, software_version, first_seen, id);
CREATE INDEX device_link ON device (link, first_seen, id);
CREATE INDEX device_inventoried ON device (inventoried, first_seen, id);
