package org.pilotacs.acs.firmware;

import org.pilotacs.acs.device.Device;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The files that boxes can be given. Safe for any number of threads.
public interface Artefacts {
    /// Makes an artefact of what was uploaded, if it is whole, as was said, and signed where it has to be; returns once that is
    /// committed. Unless that comes of it, the upload stays as it was.
    Adding add(NewArtefact wanted, Upload upload, Instant at);

    Optional<Artefact> find(String id);

    /// All of them, newest first.
    List<Artefact> all();

    /// The firmware that was added last of that which is for a box, as it runs now.
    Optional<Artefact> newestFor(Device device);

    /// The firmware of a version that is for a box's model, whatever version the box runs now: what it can go back to. Of
    /// several (one for each revision of a model, say) the one that was added last.
    Optional<Artefact> of(Device device, String version);

    /// False if there is no such artefact. Boxes that were told to fetch it do not get it any more.
    boolean remove(String id);

    /// A file of this node's with an artefact's content, for as long as the artefact is there.
    ///
    /// @throws IOException if there is no room for it
    Optional<Path> file(Artefact artefact) throws IOException;

    /// Drops this node's files of artefacts that are gone. Call it now and then.
    void tidy() throws IOException;
}
