package org.pilotacs.acs.link.cwmp;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Fault;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.Progress;
import org.pilotacs.protocols.cwmp.CpeResponse;
import org.pilotacs.protocols.cwmp.CpeResponse.CpeFault;
import org.pilotacs.protocols.cwmp.FaultStruct;
import org.pilotacs.protocols.cwmp.SetParameterValuesFault;

import java.util.List;

/// A device's "no" in neutral words (TR-069 Amendment 6, A.5.1).
final class CwmpFaults {
    static final int METHOD_NOT_SUPPORTED = 9000;
    static final int RESOURCES_EXCEEDED = 9004;
    static final int INTERNAL_ERROR = 9002;
    static final int INVALID_ARGUMENTS = 9003;
    static final int INVALID_PARAMETER_NAME = 9005;

    private static final int MOST_NAMES = 5;
    private static final int MOST_DETAILS = 10;
    /// Characters of a device's own words that are kept.
    private static final int MOST_WORDS = 300;

    private CwmpFaults() {}

    static Progress.Settled failed(Fault fault) {
        return new Progress.Settled(new Outcome.Failed(fault));
    }

    static Progress.Settled failed(CpeFault fault, List<String> asked) {
        return failed(of(fault, asked));
    }

    /// The answer is not the one that the request calls for (X15).
    static Progress.Settled unexpected(CpeResponse answer) {
        return failed(Fault.of(Fault.Kind.PROTOCOL,
                CwmpSaying.ANSWERED_ELSE.of(Saying.of(answer.getClass().getSimpleName()))));
    }

    /// @param asked the parameters of the request: devices often do not say which one is wrong (X16)
    static Fault of(CpeFault fault, List<String> asked) {
        List<SetParameterValuesFault> details = fault.setParameterValuesFaults();
        if (!details.isEmpty()) {
            SetParameterValuesFault first = details.getFirst();
            return new Fault(kind(first.code()), Integer.toString(first.code()), said(details),
                    first.parameterName());
        }
        return asked.size() == 1
                ? of(fault.fault(), Saying.NOTHING, asked.getFirst())
                : of(fault.fault(), askedFor(asked), null);
    }

    static Fault of(FaultStruct fault) {
        return of(fault, Saying.NOTHING, null);
    }

    private static Fault of(FaultStruct fault, Saying names, @Nullable String parameter) {
        String code = fault.code() == 0 ? "" : Integer.toString(fault.code());
        return new Fault(kind(fault.code()), code, Saying.join(List.of(said(fault.code(), fault.text()), names)),
                parameter);
    }

    /// What it means, and then the device's own words.
    private static Saying said(int code, String own) {
        return Saying.join(List.of(CwmpSaying.fault(code).of(),
                own.isBlank() ? Saying.NOTHING : CwmpSaying.BOX_SAYS.of(Saying.of(abbreviated(own.strip())))));
    }

    /// Of one parameter, the fault itself names it.
    private static Saying said(List<SetParameterValuesFault> details) {
        if (details.size() == 1) {
            return said(details.getFirst().code(), details.getFirst().text());
        }
        return Saying.join(details.stream().limit(MOST_DETAILS).map(one -> CwmpSaying.PARAMETER_FAULT.of(
                Saying.of(one.parameterName()), said(one.code(), one.text()), Saying.of(one.code()))).toList());
    }

    private static Saying askedFor(List<String> names) {
        if (names.isEmpty()) {
            return Saying.NOTHING;
        }
        Saying shown = Saying.of(String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size()))));
        return CwmpSaying.ASKED_FOR.of(names.size() <= MOST_NAMES
                ? shown
                : CwmpSaying.AND_MORE.of(shown, Saying.of(names.size() - MOST_NAMES)));
    }

    private static String abbreviated(String own) {
        return own.length() <= MOST_WORDS ? own : own.substring(0, MOST_WORDS) + "…";
    }

    private static Fault.Kind kind(int code) {
        return switch (code) {
            case METHOD_NOT_SUPPORTED -> Fault.Kind.NOT_SUPPORTED;
            case 9001, 9009, 9021, 9030 -> Fault.Kind.DENIED;
            case INVALID_PARAMETER_NAME -> Fault.Kind.INVALID_NAME;
            case INVALID_ARGUMENTS, 9006, 9007, 9022, 9031 -> Fault.Kind.INVALID_VALUE;
            case 9008 -> Fault.Kind.NOT_WRITABLE;
            case RESOURCES_EXCEEDED, 9027 -> Fault.Kind.RESOURCES;
            case 9010, 9011, 9012, 9013, 9014, 9015, 9016, 9017, 9018, 9019, 9020 -> Fault.Kind.TRANSFER;
            case 0 -> Fault.Kind.PROTOCOL;
            default -> Fault.Kind.DEVICE;
        };
    }
}
