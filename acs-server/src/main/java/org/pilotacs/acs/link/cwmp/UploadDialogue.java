package org.pilotacs.acs.link.cwmp;

import org.pilotacs.acs.file.DeviceFiles;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Claim;
import org.pilotacs.acs.task.Continuation;
import org.pilotacs.acs.task.Operation;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.Progress;
import org.pilotacs.protocols.cwmp.AcsRequest;
import org.pilotacs.protocols.cwmp.CpeResponse;
import org.pilotacs.protocols.cwmp.CpeResponse.CpeFault;
import org.pilotacs.protocols.cwmp.CpeResponse.UploadResponse;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Orders an upload to ourselves. Done only when the file is here: the device's word that it sent it is not enough.
final class UploadDialogue implements Dialogue {
    private final Operation.Upload upload;
    private final Claim claim;
    private final String url;
    private final Duration patience;
    private final Resumption resumption;
    private final DeviceFiles files;

    /// @param url of ours that takes this file
    /// @param patience how long the transfer may take
    UploadDialogue(Operation.Upload upload, Claim claim, String url, Duration patience, Resumption resumption,
            DeviceFiles files) {
        this.upload = upload;
        this.claim = claim;
        this.url = url;
        this.patience = patience;
        this.resumption = resumption;
        this.files = files;
    }

    @Override
    public Turn begin() {
        Progress before = resumption.received(claim);
        if (before != null) {
            // it came although the session broke
            return new Turn.Over(before, List.of());
        }
        String key = claim.task().id().value();
        files.expect(key, claim.task().device(), upload.file(), upload.instance(),
                resumption.now().plus(patience));
        return new Turn.Ask(new AcsRequest.Upload(key, fileType(), url, "", "", 0));
    }

    /// TR-069 Amendment 6, table 45: numbered ones have types of their own.
    private String fileType() {
        int instance = upload.instance();
        return switch (upload.file()) {
            case CONFIGURATION -> instance == 0
                    ? "1 Vendor Configuration File"
                    : "3 Vendor Configuration File " + instance;
            case LOG -> instance == 0 ? "2 Vendor Log File" : "4 Vendor Log File " + instance;
            case SENT -> throw new IllegalStateException("nobody orders what is sent without being asked");
        };
    }

    @Override
    public Turn on(CpeResponse answer) {
        return switch (answer) {
            case UploadResponse _ -> resumption.received(claim) instanceof Progress received
                    ? new Turn.Over(received, List.of())
                    : new Turn.Over(waiting(), List.of(), true);
            case CpeFault fault -> new Turn.Over(CwmpFaults.failed(fault, List.of()), List.of());
            default -> new Turn.Over(CwmpFaults.unexpected(answer), List.of());
        };
    }

    private Progress waiting() {
        Instant now = resumption.now();
        return new Progress.Parked(
                new Continuation(Resumption.ACCEPTED, Map.of(Resumption.AT, now.toString())), now.plus(patience),
                new Outcome.Unconfirmed(CwmpSaying.UPLOAD_NOT_ENDED.of(Saying.of(patience))));
    }
}
