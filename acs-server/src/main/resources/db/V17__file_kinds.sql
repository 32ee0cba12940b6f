-- file_type  LOG or CONFIGURATION, no more as TR-069 names it
-- instance   of several; 0 for the one
ALTER TABLE device_file ADD COLUMN instance INTEGER DEFAULT 0 NOT NULL;
UPDATE device_file SET instance = CAST(SUBSTRING(file_type FROM 29) AS INTEGER)
WHERE file_type LIKE '3 Vendor Configuration File _%';
UPDATE device_file SET instance = CAST(SUBSTRING(file_type FROM 19) AS INTEGER)
WHERE file_type LIKE '4 Vendor Log File _%';
UPDATE device_file SET file_type = CASE WHEN file_type LIKE '%Configuration%' THEN 'CONFIGURATION' ELSE 'LOG' END;
