-- The list of all devices goes by when they were met first: an index on the last contact would be written at every contact,
-- and PostgreSQL would have to write every other index of the row with it.
DROP INDEX device_last_seen;
CREATE INDEX device_first_seen ON device (first_seen, id);
${room_for_updates}
