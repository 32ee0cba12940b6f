package org.pilotacs.acs.link.cwmp;

import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.Progress;
import org.pilotacs.protocols.cwmp.AcsRequest;
import org.pilotacs.protocols.cwmp.CpeResponse;

import java.util.List;

/// Has a device give up a transfer that was called off (CancelTransfer; TR-069, A.4.1.8). A device that does not, or does not
/// know how to, brings it to its end.
///
/// @param key of the transfer
/// @param ending how the task ends if the device gives it up
record GiveUpDialogue(String key, Outcome.Cancelled ending) implements Dialogue {
    @Override
    public Turn begin() {
        return new Turn.Ask(new AcsRequest.CancelTransfer(key));
    }

    @Override
    public Turn on(CpeResponse answer) {
        return new Turn.Over(answer instanceof CpeResponse.CancelTransferResponse
                ? new Progress.Settled(ending)
                : new Progress.Returned(), List.of());
    }
}
