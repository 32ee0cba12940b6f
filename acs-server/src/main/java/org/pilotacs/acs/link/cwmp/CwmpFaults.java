package org.pilotacs.acs.link.cwmp;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.task.Fault;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.Progress;
import org.pilotacs.protocols.cwmp.CpeResponse;
import org.pilotacs.protocols.cwmp.CpeResponse.CpeFault;
import org.pilotacs.protocols.cwmp.FaultStruct;
import org.pilotacs.protocols.cwmp.SetParameterValuesFault;

import java.util.List;
import java.util.stream.Collectors;

/// A device's "no" in neutral words (TR-069 Amendment 6, A.5.1).
final class CwmpFaults {
    static final int RESOURCES_EXCEEDED = 9004;
    static final int INTERNAL_ERROR = 9002;
    static final int INVALID_ARGUMENTS = 9003;
    static final int INVALID_PARAMETER_NAME = 9005;

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
                "the device answered something else: " + answer.getClass().getSimpleName()));
    }

    /// @param asked the parameters of the request: devices often do not say which one is wrong (X16)
    static Fault of(CpeFault fault, List<String> asked) {
        List<SetParameterValuesFault> details = fault.setParameterValuesFaults();
        if (!details.isEmpty()) {
            SetParameterValuesFault first = details.getFirst();
            String all = details.stream().map(one -> one.parameterName() + ": " + one.code() + " " + one.text())
                    .collect(Collectors.joining("; "));
            return new Fault(kind(first.code()), Integer.toString(first.code()), all, first.parameterName());
        }
        String names = asked.isEmpty() ? "" : " (asked for " + abbreviated(asked) + ")";
        return of(fault.fault(), names, asked.size() == 1 ? asked.getFirst() : null);
    }

    static Fault of(FaultStruct fault) {
        return of(fault, "", null);
    }

    private static Fault of(FaultStruct fault, String names, @Nullable String parameter) {
        String code = fault.code() == 0 ? "" : Integer.toString(fault.code());
        String text = fault.text().isBlank() ? meaning(fault.code()) : fault.text();
        return new Fault(kind(fault.code()), code, text + names, parameter);
    }

    private static String abbreviated(List<String> names) {
        int shown = 5;
        return names.size() <= shown
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, shown)) + " and " + (names.size() - shown) + " more";
    }

    private static Fault.Kind kind(int code) {
        return switch (code) {
            case 9000 -> Fault.Kind.NOT_SUPPORTED;
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

    private static String meaning(int code) {
        return switch (code) {
            case 0 -> "the device sent a fault without a code";
            case 9000 -> "the device does not know this method";
            case 9001 -> "the device denied the request";
            case INTERNAL_ERROR -> "internal error in the device";
            case INVALID_ARGUMENTS -> "invalid arguments";
            case RESOURCES_EXCEEDED -> "the device is out of resources";
            case INVALID_PARAMETER_NAME -> "the device does not know this parameter";
            case 9006 -> "wrong type for this parameter";
            case 9007 -> "wrong value for this parameter";
            case 9008 -> "this parameter cannot be written";
            case 9010 -> "the file transfer failed";
            case 9012 -> "the file server refused the credentials";
            case 9015 -> "the file server could not be reached";
            case 9016 -> "the file could not be read";
            case 9017 -> "the download did not complete";
            case 9018 -> "the file is corrupt";
            case 9019 -> "the file's signature was refused";
            default -> "fault " + code;
        };
    }
}
