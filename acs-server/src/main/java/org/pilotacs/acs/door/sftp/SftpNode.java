package org.pilotacs.acs.door.sftp;

import org.pilotacs.acs.firmware.Artefact;

/// What there is at a path, for one login.
sealed interface SftpNode {
    record Root() implements SftpNode {}

    /// Of all images that the login may read.
    record Shelf() implements SftpNode {}

    record ImageFolder(Artefact image) implements SftpNode {}

    record ImageFile(Artefact image) implements SftpNode {}

    record Drop() implements SftpNode {}

    /// A name in the drop, whether something was put there or not.
    record DropFile(String name) implements SftpNode {}

    record Nothing() implements SftpNode {}
}
