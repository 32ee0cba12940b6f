package org.pilotacs.agent.lwm2m;

import org.pilotacs.protocols.lwm2m.FirmwareResult;

/// What came of fetching a package.
sealed interface Fetched {
    record Whole(byte[] bytes) implements Fetched {}

    /// @param result as object 5 says it
    record Failed(FirmwareResult result) implements Fetched {}
}
