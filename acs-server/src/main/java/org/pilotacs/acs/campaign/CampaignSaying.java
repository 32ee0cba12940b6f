package org.pilotacs.acs.campaign;

import org.pilotacs.acs.saying.SayingKey;

/// What is said of campaigns: why they stand as they do, what becomes of their devices, and what is wrong with a wish.
enum CampaignSaying implements SayingKey {
    /// Why one stands as it does.
    DRAFTED, CHANGED, GATES_CHANGED, GATHERING, GATHERED, ASKED, STARTED, APPROVED, REJECTED, PAUSED, RESUMED, NEXT,
    ABORTED, ROLLING_BACK, ROLLED_BACK, FINISHED, REMARK,
    /// What a wave waits for, and how it ended.
    HOLD, HOLD_PROVING, HOLD_LAST, WAVE_WELL, WAVE_EMPTY, TOO_FEW_WELL,
    /// Why a gate stops one.
    STOP_FAILURE, STOP_SILENCE, STOP_RESTARTS, STOP_SIGNAL, STOP_OFFLINE, STOP_CALLS, STOP_ERRORS, STOP_MOST_ERRORS,
    TOLERATED, THE_REST, ALL_DEVICES,
    /// What becomes of a device.
    BEGUN, STAYED_WELL, CAME_LATE, AS_BEFORE, TROUBLE_RESTARTS, TROUBLE_SIGNAL, TROUBLE_OFFLINE, NOT_REVERSIBLE,
    FORMER_NOT_KNOWN,
    RUNS_FORMER, NO_FORMER_IMAGE,
    /// Why a wish is not met.
    NOT_CHANGEABLE, ONLY_GATES, PREPARE_FIRST, NOT_NOW, NOTHING_TO_DO, ANOTHER_PERSON, WOULD_STOP, NO_MORE_WAVES,
    /// What is wrong with a plan.
    BAD_SHARE, BAD_NUMBER, BAD_SURE, BAD_PATIENCE, BAD_DROP, BAD_NAME, BAD_WAVES, BAD_RETRIES, REST_NOT_LAST, NO_DAYS,
    EMPTY_WINDOW, BAD_TIME, BAD_ZONE, BAD_DURATION, BAD_WORDS, TOO_MANY_NAMED, BAD_WHERE, NEEDS_IMAGE, NO_IMAGE,
    NO_CONFIGURATION, NOT_FOR_MANY,
    /// States, in words.
    IS_DRAFT, IS_GATHERING, IS_READY, IS_AWAITING_APPROVAL, IS_RUNNING, IS_PAUSED, IS_ROLLING_BACK, IS_FINISHED,
    IS_ABORTED, IS_ROLLED_BACK;

    static CampaignSaying of(CampaignState state) {
        return valueOf("IS_" + state.name());
    }

    @Override
    public String topic() {
        return "campaign";
    }
}
