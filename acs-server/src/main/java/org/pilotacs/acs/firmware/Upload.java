package org.pilotacs.acs.firmware;

import java.time.Instant;

/// A file that somebody sends in parts.
///
/// @param id 24 hexadecimal digits, and the id of the artefact that it may become
/// @param owner whose it is; nobody else may go on with it
/// @param bytes of the whole file, as announced
/// @param sha256 of the whole file, in hexadecimal; empty if it was not announced
/// @param offset how many bytes are here
/// @param touched when the last came
public record Upload(String id, String owner, String fileName, long bytes, String sha256, long offset,
        Instant touched) {
    public boolean isWhole() {
        return offset == bytes;
    }
}
