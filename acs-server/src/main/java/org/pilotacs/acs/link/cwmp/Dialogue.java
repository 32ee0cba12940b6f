package org.pilotacs.acs.link.cwmp;

import org.pilotacs.acs.device.Learnt;
import org.pilotacs.acs.task.Progress;
import org.pilotacs.protocols.cwmp.AcsRequest;
import org.pilotacs.protocols.cwmp.CpeResponse;

import java.util.List;

/// One operation in CWMP's own idiom: asks the device, hears its answer, asks again or is over. No timers, no sockets.
/// Confined to the device's lane.
interface Dialogue {
    /// The first thing to ask.
    Turn begin();

    /// What follows from an answer.
    Turn on(CpeResponse answer);

    /// What to do next, and what was learnt on the way here.
    sealed interface Turn {
        List<Learnt> learnt();

        /// Ask this.
        record Ask(AcsRequest request, List<Learnt> learnt) implements Turn {
            Ask(AcsRequest request) {
                this(request, List.of());
            }
        }

        /// The operation is over, or handed over. A disruptive one ends the session, so that the device can get to it
        /// (D18).
        record Over(Progress progress, List<Learnt> learnt, boolean disruptive) implements Turn {
            Over(Progress progress, List<Learnt> learnt) {
                this(progress, learnt, false);
            }
        }
    }
}
