package org.pilotacs.acs.firmware;

import java.time.Instant;

/// A file that boxes can be given: firmware, or a configuration of their maker's.
///
/// @param id 24 hexadecimal digits
/// @param version of firmware, as a box reports it once it runs it; of a configuration, what we call it
/// @param fileName that boxes are told
/// @param bytes of the whole file
/// @param sha256 of the whole file, in hexadecimal
/// @param notes what is new in it, for people; empty for none
/// @param signedBy name of the key that signed it; empty if it is not signed
/// @param addedBy who added it; empty if that is not known
public record Artefact(String id, Kind kind, Fit fit, String version, String fileName, long bytes, String sha256,
        String notes, String signedBy, Instant added, String addedBy) {
    /// What it is to a box. Stored by name: a constant is never renamed.
    public enum Kind {
        FIRMWARE, CONFIGURATION
    }

    public boolean isFirmware() {
        return kind == Kind.FIRMWARE;
    }

    /// What is signed of it.
    public Statement statement() {
        return new Statement(kind, fit, version, sha256);
    }
}
