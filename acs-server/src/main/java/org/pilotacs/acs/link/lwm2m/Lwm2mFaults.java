package org.pilotacs.acs.link.lwm2m;

import org.eclipse.leshan.core.ResponseCode;
import org.eclipse.leshan.core.response.LwM2mResponse;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Fault;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.Progress;

import java.util.List;

/// What a device's refusal means.
final class Lwm2mFaults {
    private Lwm2mFaults() {}

    /// Of any answer that is not what was asked for.
    ///
    /// @param parameter that was asked about, null if that cannot be said
    static Fault of(Answer<? extends LwM2mResponse> answer, @Nullable String parameter) {
        return switch (answer) {
            case Answer.Refused<?>(ResponseCode code, String words) -> of(code, words, parameter);
            case Answer.Malformed<?>(String why) ->
                new Fault(Fault.Kind.PROTOCOL, "", Lwm2mSaying.UNREADABLE.of(Saying.of(why)), parameter);
            case Answer.Unaskable<?>(String why) ->
                new Fault(Fault.Kind.INVALID_VALUE, "", Lwm2mSaying.UNASKABLE.of(Saying.of(why)), parameter);
            case Answer.Given<?> _,Answer.Silent<?> _,Answer.CutShort<?> _,Answer.Unreachable<?> _ ->
                throw new IllegalStateException("no refusal: " + answer);
        };
    }

    static Fault of(ResponseCode code, String words, @Nullable String parameter) {
        Saying meaning = Lwm2mSaying.code(wire(code)).of(Saying.of(wire(code)));
        Saying text = words.isBlank()
                ? meaning
                : Saying.join(List.of(meaning, Lwm2mSaying.BOX_SAYS.of(Saying.of(words))));
        return new Fault(kind(code), wire(code), text, parameter);
    }

    static Progress failed(Fault fault) {
        return new Progress.Settled(new Outcome.Failed(fault));
    }

    /// As CoAP writes it: 404 is `4.04`.
    static String wire(ResponseCode code) {
        return "%d.%02d".formatted(code.getCode() / 100, code.getCode() % 100);
    }

    private static Fault.Kind kind(ResponseCode code) {
        return switch (wire(code)) {
            case "4.00" -> Fault.Kind.INVALID_VALUE;
            case "4.01", "4.03" -> Fault.Kind.DENIED;
            case "4.04" -> Fault.Kind.INVALID_NAME;
            case "4.05", "4.06", "4.15", "5.01" -> Fault.Kind.NOT_SUPPORTED;
            case "4.08", "4.13", "5.03" -> Fault.Kind.RESOURCES;
            case "5.00" -> Fault.Kind.DEVICE;
            default -> Fault.Kind.PROTOCOL;
        };
    }
}
