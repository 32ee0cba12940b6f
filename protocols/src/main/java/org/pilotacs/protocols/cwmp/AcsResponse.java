package org.pilotacs.protocols.cwmp;

import java.util.List;

/// The server's answers to [CpeRequest]s, its fault among them (TR-069 Amendment 6, A.3.3 and A.4.2).
public sealed interface AcsResponse extends FromAcs {
    /// MaxEnvelopes is always 1 (TR-069 Amendment 6, 3.4.4).
    record InformResponse(int maxEnvelopes) implements AcsResponse {}

    record GetRPCMethodsResponse(List<String> methods) implements AcsResponse {
        public GetRPCMethodsResponse {
            methods = List.copyOf(methods);
        }
    }

    record TransferCompleteResponse() implements AcsResponse {}

    record AutonomousTransferCompleteResponse() implements AcsResponse {}

    record DUStateChangeCompleteResponse() implements AcsResponse {}

    record AutonomousDUStateChangeCompleteResponse() implements AcsResponse {}

    record RequestDownloadResponse() implements AcsResponse {}

    record KickedResponse(String nextUrl) implements AcsResponse {}

    /// A SOAP fault from the server; codes 8000 to 8899.
    record AcsFault(FaultStruct fault) implements AcsResponse {}
}
