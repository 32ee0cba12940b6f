package org.pilotacs.acs.link.lwm2m;

import org.pilotacs.acs.task.Progress;

/// One operation in LwM2M's own idiom: asks the device what it takes, and says how that ended. Blocks.
interface Conversation {
    /// @throws SilenceException if the device stopped answering
    Progress with(Talk device) throws SilenceException, InterruptedException;
}
