package org.pilotacs.acs.provisioning.file;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The files that boxes can be given by their names. Safe for any number of threads.
public interface ProvisioningFiles {
    /// Empty for a name that no file can have, too.
    Optional<ProvisioningFile> find(String name);

    /// All of them, by their names in the order of code points.
    List<ProvisioningFile> all();

    /// Keeps a file in place of the one of that name; returns once it is committed. Until then boxes get the former one,
    /// and then this one, each whole.
    ///
    /// @param fileType and what follows: as [ProvisioningFile] has it, null where it is not said
    /// @param content a file that stays where it is
    /// @throws BadFileException if it cannot have that name, or that cannot be said of it
    /// @throws IOException if the content cannot be read
    ProvisioningFile put(String name, @Nullable String fileType, @Nullable String oui, @Nullable String productClass,
            @Nullable String version, Path content, Instant now) throws IOException;

    /// False if there is no such file.
    boolean remove(String name);

    /// A file of this node's with what is in it, for as long as it is neither replaced nor removed. Empty if it was:
    /// [#find] tells what there is now.
    ///
    /// @throws IOException if there is no room for it
    Optional<Path> content(ProvisioningFile file) throws IOException;

    /// Drops this node's copies of what is gone. Call it now and then.
    void tidy() throws IOException;
}
