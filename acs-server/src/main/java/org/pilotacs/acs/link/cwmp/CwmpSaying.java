package org.pilotacs.acs.link.cwmp;

import org.pilotacs.acs.saying.SayingKey;

import java.util.stream.Stream;

/// What the TR-069 link says: what a device did, and what it said.
enum CwmpSaying implements SayingKey {
    /// What the device did.
    APPLIED, APPLIES_LATER, MADE, REMOVED, NAMES_LEARNT, VALUES_READ, NOT_ON_MODEL, NOT_TOLD, LEFT_OUT, NOT_ALL_NAMES,
    NOTHING_TO_READ, NOTHING_TO_EXECUTE, FIRMWARE_GONE, CONFIGURATION_GONE, NAMES_NOTHING, APPLIED_IN_PART, FETCHED,
    CAME_BACK,
    CAME_BACK_AFTER, CAME_BACK_AS_NEW, CAME_BACK_AS_NEW_AFTER, TRANSFER_COMPLETE, NEW_VERSION, AFTER_THE_ORDER,
    UPLOADED,
    WATCHED, WATCHED_BY_ITS_WORD,
    /// What it did not do.
    NOT_BACK, NOT_BACK_AS_NEW, DOWNLOAD_NOT_ENDED, UPLOAD_NOT_ENDED, UPLOAD_LOST, NOT_WATCHED, NOT_THE_VERSION,
    OTHER_VERSION, OTHER_VERSION_UNREPORTED, TRANSFER_NOT_REPORTED,
    ORDERED_AGAIN, ANSWER_TOO_LARGE,
    UNKNOWN_METHOD, NAMESAKE, STARTS_OVER, LEFT_UNANSWERED, ANSWERED_ELSE, ANSWERED_NOTHING, UNREADABLE, BROKE_OFF,
    BROKE_OFF_LOST,
    /// Why a session broke off.
    FELL_SILENT, LASTED_TOO_LONG, SERVER_STOPS, BEGAN_ANEW,
    /// The device's own words, and what they are about.
    BOX_SAYS, ASKED_FOR, AND_MORE, PARAMETER_FAULT, FAULT_WITHOUT_CODE, FAULT_OTHER,
    /// What the fault codes of TR-069 Amendment 6, A.5.1, mean for people.
    FAULT_9000, FAULT_9001, FAULT_9002, FAULT_9003, FAULT_9004, FAULT_9005, FAULT_9006, FAULT_9007, FAULT_9008,
    FAULT_9009,
    FAULT_9010, FAULT_9011, FAULT_9012, FAULT_9013, FAULT_9014, FAULT_9015, FAULT_9016, FAULT_9017, FAULT_9018,
    FAULT_9019,
    FAULT_9020, FAULT_9021, FAULT_9022, FAULT_9023, FAULT_9024, FAULT_9025, FAULT_9026, FAULT_9027, FAULT_9028,
    FAULT_9029,
    FAULT_9030, FAULT_9031, FAULT_9032;

    /// What a fault code means.
    static CwmpSaying fault(int code) {
        return code == 0
                ? FAULT_WITHOUT_CODE
                : Stream.of(values()).filter(one -> one.name().equals("FAULT_" + code)).findFirst().orElse(FAULT_OTHER);
    }

    @Override
    public String topic() {
        return "cwmp";
    }
}
