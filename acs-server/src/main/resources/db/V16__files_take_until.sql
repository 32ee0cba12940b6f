-- takes_until  when a file may still come, or come again; expires is when it is forgotten, which a file that came puts off
--
-- Files are sealed like all else with the installation's key now. What was sealed in the former way cannot be opened any more.
DELETE FROM device_file_part;
DELETE FROM device_file;
ALTER TABLE device_file ADD COLUMN takes_until BIGINT NOT NULL;
