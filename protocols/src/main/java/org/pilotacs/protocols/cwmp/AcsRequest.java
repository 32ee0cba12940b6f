package org.pilotacs.protocols.cwmp;

import java.util.List;

/// Methods that the server calls on a device (TR-069 Amendment 6, A.3.2 and A.4.1). Component order is argument order.
public sealed interface AcsRequest extends FromAcs {
    record GetRPCMethods() implements AcsRequest {}

    record SetParameterValues(List<ParameterValueStruct> parameters, String parameterKey) implements AcsRequest {
        public SetParameterValues {
            parameters = List.copyOf(parameters);
        }
    }

    /// Full names, or partial paths that end in a dot.
    record GetParameterValues(List<String> parameterNames) implements AcsRequest {
        public GetParameterValues {
            parameterNames = List.copyOf(parameterNames);
        }
    }

    record GetParameterNames(String parameterPath, boolean nextLevel) implements AcsRequest {}

    record SetParameterAttributes(List<SetParameterAttributesStruct> parameters) implements AcsRequest {
        public SetParameterAttributes {
            parameters = List.copyOf(parameters);
        }
    }

    record GetParameterAttributes(List<String> parameterNames) implements AcsRequest {
        public GetParameterAttributes {
            parameterNames = List.copyOf(parameterNames);
        }
    }

    /// The object name ends in a dot.
    record AddObject(String objectName, String parameterKey) implements AcsRequest {}

    /// The object name ends in a dot and includes the instance number.
    record DeleteObject(String objectName, String parameterKey) implements AcsRequest {}

    record Reboot(String commandKey) implements AcsRequest {}

    record FactoryReset() implements AcsRequest {}

    /// File size in bytes, 0 when unknown; delay in seconds.
    record Download(String commandKey, String fileType, String url, String username, String password, long fileSize,
            String targetFileName, long delaySeconds, String successUrl, String failureUrl) implements AcsRequest {}

    record Upload(String commandKey, String fileType, String url, String username, String password,
            long delaySeconds) implements AcsRequest {}

    record ScheduleDownload(String commandKey, String fileType, String url, String username, String password,
            long fileSize, String targetFileName, List<TimeWindowStruct> timeWindows) implements AcsRequest {
        public ScheduleDownload {
            timeWindows = List.copyOf(timeWindows);
        }
    }

    record ScheduleInform(long delaySeconds, String commandKey) implements AcsRequest {}

    record CancelTransfer(String commandKey) implements AcsRequest {}

    /// Deprecated in favour of [GetAllQueuedTransfers].
    record GetQueuedTransfers() implements AcsRequest {}

    record GetAllQueuedTransfers() implements AcsRequest {}

    record ChangeDUState(List<OperationStruct> operations, String commandKey) implements AcsRequest {
        public ChangeDUState {
            operations = List.copyOf(operations);
        }
    }
}
