-- By which key of a caller a campaign came, so that one that is asked for twice is made once. asked: the plan as it came, sealed.
CREATE TABLE campaign_key (
    who         VARCHAR(128) NOT NULL,
    caller_key  VARCHAR(128) NOT NULL,
    campaign_id VARCHAR(24)  NOT NULL,
    asked       BYTEA        NOT NULL,
    PRIMARY KEY (who, caller_key)
);
CREATE INDEX campaign_key_campaign ON campaign_key (campaign_id);
