package org.pilotacs.acs.link.cwmp;

import org.pilotacs.acs.provisioning.engine.Ask;
import org.pilotacs.acs.task.Claim;

/// Where a session stands.
sealed interface Phase {
    /// The device may ask; an empty POST hands the turn to us.
    record CpeTurn() implements Phase {}

    /// We asked for a task and wait for the answer.
    record AcsTurn(Claim claim, Dialogue dialogue) implements Phase {}

    /// We asked on behalf of provisioning and wait for the answer.
    record Provisioning(Ask ask) implements Phase {}

    record Over(String reason) implements Phase {}
}
