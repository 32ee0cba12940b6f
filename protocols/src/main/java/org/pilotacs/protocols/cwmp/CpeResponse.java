package org.pilotacs.protocols.cwmp;

import java.time.Instant;
import java.util.List;

/// A device's answers to [AcsRequest]s, its fault among them (TR-069 Amendment 6, A.3.2 and A.4.1).
public sealed interface CpeResponse extends FromCpe {
    record GetRPCMethodsResponse(List<String> methods) implements CpeResponse {
        public GetRPCMethodsResponse {
            methods = List.copyOf(methods);
        }
    }

    /// Status 0: applied; 1: accepted, not yet applied (a reboot may be needed).
    record SetParameterValuesResponse(int status) implements CpeResponse {}

    record GetParameterValuesResponse(List<ParameterValueStruct> parameters) implements CpeResponse {
        public GetParameterValuesResponse {
            parameters = List.copyOf(parameters);
        }
    }

    record GetParameterNamesResponse(List<ParameterInfoStruct> parameters) implements CpeResponse {
        public GetParameterNamesResponse {
            parameters = List.copyOf(parameters);
        }
    }

    record SetParameterAttributesResponse() implements CpeResponse {}

    record GetParameterAttributesResponse(List<ParameterAttributeStruct> parameters) implements CpeResponse {
        public GetParameterAttributesResponse {
            parameters = List.copyOf(parameters);
        }
    }

    record AddObjectResponse(long instanceNumber, int status) implements CpeResponse {}

    record DeleteObjectResponse(int status) implements CpeResponse {}

    record RebootResponse() implements CpeResponse {}

    record FactoryResetResponse() implements CpeResponse {}

    /// Status 0: transferred within the session, no TransferComplete follows; 1: TransferComplete will follow.
    record DownloadResponse(int status, Instant startTime, Instant completeTime) implements CpeResponse {}

    /// Status as in [DownloadResponse].
    record UploadResponse(int status, Instant startTime, Instant completeTime) implements CpeResponse {}

    record ScheduleDownloadResponse() implements CpeResponse {}

    record ScheduleInformResponse() implements CpeResponse {}

    record CancelTransferResponse() implements CpeResponse {}

    record GetQueuedTransfersResponse(List<QueuedTransferStruct> transfers) implements CpeResponse {
        public GetQueuedTransfersResponse {
            transfers = List.copyOf(transfers);
        }
    }

    record GetAllQueuedTransfersResponse(List<AllQueuedTransferStruct> transfers) implements CpeResponse {
        public GetAllQueuedTransfersResponse {
            transfers = List.copyOf(transfers);
        }
    }

    record ChangeDUStateResponse() implements CpeResponse {}

    /// A SOAP fault from a device. Code 0 where the device sent a SOAP Fault without a CWMP fault in its detail.
    record CpeFault(FaultStruct fault, List<SetParameterValuesFault> setParameterValuesFaults) implements CpeResponse {
        public CpeFault {
            setParameterValuesFaults = List.copyOf(setParameterValuesFaults);
        }
    }
}
