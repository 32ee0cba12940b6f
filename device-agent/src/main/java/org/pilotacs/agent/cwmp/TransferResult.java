package org.pilotacs.agent.cwmp;

import org.pilotacs.protocols.cwmp.EventCode;
import org.pilotacs.protocols.cwmp.EventStruct;
import org.pilotacs.protocols.cwmp.FaultStruct;

import java.time.Instant;

/// A download or upload that is over, and that the server must be told of by TransferComplete.
record TransferResult(Direction direction, String commandKey, FaultStruct fault, Instant started, Instant completed) {
    enum Direction {
        DOWNLOAD(EventCode.M_DOWNLOAD), UPLOAD(EventCode.M_UPLOAD);

        private final String event;

        Direction(String event) {
            this.event = event;
        }

        String event() {
            return event;
        }
    }

    EventStruct event() {
        return new EventStruct(direction.event(), commandKey);
    }
}
