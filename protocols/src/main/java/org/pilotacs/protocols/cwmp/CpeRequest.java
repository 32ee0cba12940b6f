package org.pilotacs.protocols.cwmp;

import java.time.Instant;
import java.util.List;

/// Methods that a device calls on the server (TR-069 Amendment 6, A.3.3 and A.4.2).
public sealed interface CpeRequest extends FromCpe {
    /// Opens every session. Times are the device's own and never used for ordering: clocks of 1970 are common.
    record Inform(DeviceIdStruct deviceId, List<EventStruct> events, int maxEnvelopes, Instant currentTime,
            int retryCount, List<ParameterValueStruct> parameters) implements CpeRequest {
        public Inform {
            events = List.copyOf(events);
            parameters = List.copyOf(parameters);
        }

        /// Whether the event list has this code, for example [EventCode#BOOT].
        public boolean has(String eventCode) {
            return events.stream().anyMatch(event -> event.eventCode().equals(eventCode));
        }
    }

    /// The device asks what the server understands.
    record GetRPCMethods() implements CpeRequest {}

    record TransferComplete(String commandKey, FaultStruct fault, Instant startTime,
            Instant completeTime) implements CpeRequest {}

    record AutonomousTransferComplete(String announceUrl, String transferUrl, boolean isDownload, String fileType,
            long fileSize, String targetFileName, FaultStruct fault, Instant startTime,
            Instant completeTime) implements CpeRequest {}

    record DUStateChangeComplete(List<OpResultStruct> results, String commandKey) implements CpeRequest {
        public DUStateChangeComplete {
            results = List.copyOf(results);
        }
    }

    record AutonomousDUStateChangeComplete(List<AutonOpResultStruct> results) implements CpeRequest {
        public AutonomousDUStateChangeComplete {
            results = List.copyOf(results);
        }
    }

    record RequestDownload(String fileType, List<ArgStruct> fileTypeArgs) implements CpeRequest {
        public RequestDownload {
            fileTypeArgs = List.copyOf(fileTypeArgs);
        }
    }

    /// Deprecated since Amendment 2 but still sent by old firmware.
    record Kicked(String command, String referer, String arg, String next) implements CpeRequest {}
}
