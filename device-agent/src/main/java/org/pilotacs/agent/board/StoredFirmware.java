package org.pilotacs.agent.board;

import java.nio.file.Path;

/// Firmware whose images are too large for memory, and come as files.
public interface StoredFirmware extends Firmware {
    /// Where the agent puts an image before it is installed, and removes it afterwards.
    Path inbox();

    /// Bytes of the largest image.
    long most();

    /// Checks the image and writes it; it runs from the next restart on.
    Installation install(Path image);
}
