package org.pilotacs.acs.link.lwm2m;

import org.pilotacs.acs.saying.SayingKey;
import org.pilotacs.protocols.lwm2m.FirmwareResult;

import java.util.stream.Stream;

/// What the LwM2M link says: what a device did, and what it said.
enum Lwm2mSaying implements SayingKey {
    /// What the device did.
    VALUES_READ, NOT_THERE, NOT_TOLD, NOTHING_TOLD, APPLIED, APPLIED_IN_PART, MADE, REMOVED, NAMES_LEARNT, CARRIED_OUT,
    OBSERVED, NOT_OBSERVED, REGISTERED_ANEW, REGISTERED_ANEW_UNANSWERED,
    /// How its update goes.
    RUNS_ALREADY, RUNS_NOW, NOT_FETCHED, NOT_THE_VERSION, OTHER_VERSION, UPDATES_ALREADY, PACKAGE_LOST, IMAGE_GONE,
    NO_WAY_TO_FETCH,
    TOO_LARGE_TO_PUSH,
    /// What the results of an update mean (object 5, resource 5; LwM2M Core 1.1, E.6).
    RESULT_INITIAL, RESULT_SUCCESS, RESULT_NO_FLASH, RESULT_OUT_OF_MEMORY, RESULT_CONNECTION_LOST, RESULT_INTEGRITY,
    RESULT_UNSUPPORTED_TYPE, RESULT_INVALID_URI, RESULT_FAILED, RESULT_UNSUPPORTED_PROTOCOL, RESULT_CANCELLED,
    RESULT_DEFERRED,
    /// What it did not do.
    NOT_BACK, NO_ANSWER, NOT_REACHED, NO_ANSWER_AGAIN, NO_ANSWER_LOST, UNREADABLE, UNASKABLE,
    /// What this protocol has no way for.
    NO_PATH, NO_TEST, NO_UPLOAD, NO_DOWNLOAD, NO_CONFIGURATION, NO_OBJECT,
    /// The device's own words.
    BOX_SAYS,
    /// How a device is reached.
    LISTENING, MAY_SLEEP, ASLEEP, SILENT, GONE, BUSY,
    /// What the response codes of CoAP mean for people (RFC 7252, section 5.9; LwM2M Core 1.1, section 6.3).
    CODE_400, CODE_401, CODE_403, CODE_404, CODE_405, CODE_406, CODE_408, CODE_412, CODE_413, CODE_415, CODE_500,
    CODE_501, CODE_503, CODE_OTHER;

    /// What a code means, as CoAP writes it.
    static Lwm2mSaying code(String wire) {
        return Stream.of(values()).filter(one -> one.name().equals("CODE_" + wire.replace(".", ""))).findFirst()
                .orElse(CODE_OTHER);
    }

    /// What the result of an update means.
    static Lwm2mSaying result(FirmwareResult result) {
        return valueOf("RESULT_" + result.name());
    }

    @Override
    public String topic() {
        return "lwm2m";
    }
}
