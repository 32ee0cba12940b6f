-- One operation for many devices, in waves.
--
-- kind       of the request; request is the whole of it as JSON, sealed, since it may hold passwords
-- plan       the rest of the plan as JSON
-- wave       the newest that is open, from 0; -1 before the first
-- opened     when that opened
-- why        saying, as JSON: why it stands as it does
-- walked     while the fleet is walked, the device up to which that is done; null when it is done
-- walk_next  when the fleet is walked once more for devices that match by now
-- scope      while it rolls back, the model and revision that it is about; null for all
-- revision   rises with each change of the row
CREATE TABLE campaign (
    id          VARCHAR(24)   PRIMARY KEY,
    seq         BIGINT        GENERATED ALWAYS AS IDENTITY,
    name        VARCHAR(120)  NOT NULL,
    kind        VARCHAR(24)   NOT NULL,
    request     BYTEA         NOT NULL,
    plan        VARCHAR       NOT NULL,
    state       VARCHAR(20)   NOT NULL,
    wave        INTEGER       NOT NULL,
    opened      BIGINT,
    why         VARCHAR(4000) NOT NULL,
    walked      VARCHAR(255),
    walk_next   BIGINT,
    scope       INTEGER,
    who         VARCHAR(128)  NOT NULL,
    created     BIGINT        NOT NULL,
    changed     BIGINT        NOT NULL,
    started     BIGINT,
    ended       BIGINT,
    approved_by VARCHAR(128),
    revision    BIGINT        NOT NULL
);
CREATE INDEX campaign_state ON campaign (state, seq);
CREATE INDEX campaign_seq ON campaign (seq);
-- What happened to a campaign, in order. why: saying, as JSON.
CREATE TABLE campaign_entry (
    campaign_id VARCHAR(24)   NOT NULL,
    place       INTEGER       NOT NULL,
    happened    BIGINT        NOT NULL,
    who         VARCHAR(128)  NOT NULL,
    state       VARCHAR(20)   NOT NULL,
    why         VARCHAR(4000) NOT NULL,
    PRIMARY KEY (campaign_id, place)
);
-- Waves by the lots of their devices: a wave has those from the bound of the one before up to its own.
CREATE TABLE campaign_wave (
    campaign_id VARCHAR(24) NOT NULL,
    wave        INTEGER     NOT NULL,
    bound       BIGINT      NOT NULL,
    opened      BIGINT,
    PRIMARY KEY (campaign_id, wave)
);
-- Models and hardware revisions of its devices, numbered as they were met.
CREATE TABLE campaign_stratum (
    campaign_id VARCHAR(24)  NOT NULL,
    stratum     INTEGER      NOT NULL,
    name        VARCHAR(400) NOT NULL,
    PRIMARY KEY (campaign_id, stratum)
);
-- A device of a campaign.
--
-- lot        drawn at random and for good; what decides its wave
-- state      see MemberState; since when
-- due        when the server is to look at it by itself; null for never
-- held       it is not begun with before this
-- marks      letters of the measures by which it is in trouble
-- counted    the tally's entry that it is counted in; null if in none yet
-- dirty      1 if state or marks are not those that it is counted by, else null
-- action_id  its newest action
-- software   version that it ran when it was begun with
-- begun      when that was
-- proved     when it showed that it did it
-- broadcast  whether it never comes, so that it must be begun with by itself
-- story      what happened to it, as JSON
CREATE TABLE campaign_member (
    campaign_id VARCHAR(24)   NOT NULL,
    device_id   VARCHAR(255)  NOT NULL,
    stratum     INTEGER       NOT NULL,
    lot         BIGINT        NOT NULL,
    state       VARCHAR(12)   NOT NULL,
    since       BIGINT        NOT NULL,
    due         BIGINT,
    held        BIGINT        NOT NULL,
    marks       VARCHAR(8)    NOT NULL,
    counted     VARCHAR(48),
    dirty       INTEGER,
    action_id   VARCHAR(24),
    attempts    INTEGER       NOT NULL,
    software    VARCHAR(128),
    begun       BIGINT,
    proved      BIGINT,
    broadcast   BOOLEAN       NOT NULL,
    story       VARCHAR(8000) NOT NULL,
    PRIMARY KEY (campaign_id, device_id)
);
CREATE INDEX campaign_member_device ON campaign_member (device_id, state);
CREATE INDEX campaign_member_lot ON campaign_member (campaign_id, state, lot);
CREATE INDEX campaign_member_stratum ON campaign_member (campaign_id, stratum, state, lot);
CREATE INDEX campaign_member_due ON campaign_member (campaign_id, state, due);
CREATE INDEX campaign_member_dirty ON campaign_member (campaign_id, dirty);
CREATE INDEX campaign_member_action ON campaign_member (action_id);
-- How many devices of a campaign stand where.
CREATE TABLE campaign_tally (
    campaign_id VARCHAR(24) NOT NULL,
    entry       VARCHAR(48) NOT NULL,
    devices     BIGINT      NOT NULL,
    PRIMARY KEY (campaign_id, entry)
);
-- How many are at work, and when the next may begin, of a campaign that limits that.
CREATE TABLE campaign_pace (
    campaign_id VARCHAR(24) PRIMARY KEY,
    at_work     BIGINT      NOT NULL,
    next_start  BIGINT      NOT NULL
);
