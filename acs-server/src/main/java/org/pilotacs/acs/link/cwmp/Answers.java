package org.pilotacs.acs.link.cwmp;

import org.pilotacs.protocols.cwmp.AcsResponse;
import org.pilotacs.protocols.cwmp.CpeRequest;

import java.util.List;

/// What we answer to the requests of devices, each in its own terms (D17).
final class Answers {
    /// What we answer to GetRPCMethods.
    static final List<String> METHODS = List.of("Inform", "GetRPCMethods", "TransferComplete",
            "AutonomousTransferComplete", "RequestDownload", "Kicked", "DUStateChangeComplete",
            "AutonomousDUStateChangeComplete");

    private Answers() {}

    static AcsResponse to(CpeRequest request) {
        return switch (request) {
            case CpeRequest.Inform _ -> new AcsResponse.InformResponse(1);
            case CpeRequest.GetRPCMethods _ -> new AcsResponse.GetRPCMethodsResponse(METHODS);
            case CpeRequest.TransferComplete _ -> new AcsResponse.TransferCompleteResponse();
            case CpeRequest.AutonomousTransferComplete _ -> new AcsResponse.AutonomousTransferCompleteResponse();
            case CpeRequest.DUStateChangeComplete _ -> new AcsResponse.DUStateChangeCompleteResponse();
            case CpeRequest.AutonomousDUStateChangeComplete _ ->
                new AcsResponse.AutonomousDUStateChangeCompleteResponse();
            case CpeRequest.RequestDownload _ -> new AcsResponse.RequestDownloadResponse();
            case CpeRequest.Kicked kicked -> new AcsResponse.KickedResponse(kicked.next());
        };
    }
}
