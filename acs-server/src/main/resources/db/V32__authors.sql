-- Whose word is whose: the caller that we know stands beside the agent whom it named. What was kept before came by the care API or by the
-- console, and nobody noted who called.

ALTER TABLE contact ADD COLUMN kept_by VARCHAR(128) DEFAULT '' NOT NULL;
ALTER TABLE contact_amendment ADD COLUMN amended_by VARCHAR(128) DEFAULT '' NOT NULL;

ALTER TABLE error_code ADD COLUMN agent VARCHAR(64) DEFAULT '' NOT NULL;
ALTER TABLE error_code ALTER COLUMN changed_by SET DATA TYPE VARCHAR(128);
UPDATE error_code SET agent = changed_by, changed_by = 'care-api' WHERE changed_by <> '';
ALTER TABLE error_code_history ADD COLUMN agent VARCHAR(64) DEFAULT '' NOT NULL;
ALTER TABLE error_code_history ALTER COLUMN changed_by SET DATA TYPE VARCHAR(128);
UPDATE error_code_history SET agent = changed_by, changed_by = 'care-api' WHERE changed_by <> '';

ALTER TABLE incident ADD COLUMN agent VARCHAR(64) DEFAULT '' NOT NULL;
ALTER TABLE incident ADD COLUMN ended_agent VARCHAR(64) DEFAULT '' NOT NULL;
ALTER TABLE incident ALTER COLUMN said_by SET DATA TYPE VARCHAR(128);
ALTER TABLE incident ALTER COLUMN ended_by SET DATA TYPE VARCHAR(128);
UPDATE incident SET agent = said_by, said_by = 'care-api' WHERE said_by <> '';
UPDATE incident SET ended_agent = ended_by, ended_by = 'care-api' WHERE ended_by <> '';
ALTER TABLE incident_note ADD COLUMN agent VARCHAR(64) DEFAULT '' NOT NULL;
ALTER TABLE incident_note ALTER COLUMN who SET DATA TYPE VARCHAR(128);
UPDATE incident_note SET agent = who, who = 'care-api';

-- What is forgotten in time is found by it.
CREATE INDEX examination_created ON examination (created);
