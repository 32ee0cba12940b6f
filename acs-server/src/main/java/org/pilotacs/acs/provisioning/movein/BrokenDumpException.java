package org.pilotacs.acs.provisioning.movein;

import java.io.IOException;

/// From here on a dump cannot be read: the length of a document is lost.
final class BrokenDumpException extends IOException {
    private static final long serialVersionUID = 1L;

    BrokenDumpException(String message) {
        super(message);
    }
}
