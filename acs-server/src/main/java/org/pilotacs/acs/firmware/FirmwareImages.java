package org.pilotacs.acs.firmware;

import org.pilotacs.acs.device.Device;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The firmware that boxes can be given. Safe for any number of threads.
public interface FirmwareImages {
    /// Keeps an image; returns once it is committed.
    ///
    /// @param file with its content, which stays where it is
    /// @throws IOException if the file cannot be read
    Adding add(ImageFit fit, String version, String fileName, Path file, Instant at) throws IOException;

    Optional<FirmwareImage> find(String id);

    /// All of them, newest first.
    List<FirmwareImage> all();

    /// The image that was added last of those that are for a box.
    Optional<FirmwareImage> newestFor(Device device);

    /// The image that was added last of those that are for a box and of this version.
    Optional<FirmwareImage> of(Device device, String version);

    /// False if there is no such image. Boxes that were told to fetch it do not get it any more.
    boolean remove(String id);

    /// A file of this node's with an image's content, for as long as the image is there.
    ///
    /// @throws IOException if there is no room for it
    Optional<Path> file(FirmwareImage image) throws IOException;

    /// Drops this node's files of images that are gone. Call it now and then.
    void tidy() throws IOException;
}
