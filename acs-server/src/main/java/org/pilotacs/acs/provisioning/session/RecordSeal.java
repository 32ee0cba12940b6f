package org.pilotacs.acs.provisioning.session;

import org.pilotacs.acs.runtime.MasterKey;
import org.pilotacs.acs.runtime.SealedByAnotherException;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Seals what provisions are called with, which may be a password on its way to a device, so that nobody reads it in the
/// database. Safe for any number of threads.
///
/// @param key the installation's
record RecordSeal(MasterKey key) {
    /// Bytes of the longest text that still fits its column when it is sealed.
    static final int LONGEST = 700_000;
    private static final String PURPOSE = "provisioning record";
    private static final String SEALED = "sealed:";

    /// @param device whose it is: it cannot be opened as another's
    /// @param json at most [#LONGEST] bytes
    String sealed(String device, String json) {
        return SEALED + Base64.getEncoder()
                .encodeToString(key.seal(PURPOSE, device, json.getBytes(StandardCharsets.UTF_8)));
    }

    /// Whether a text can be kept.
    static boolean isFitting(String text) {
        return text.length() <= LONGEST && text.getBytes(StandardCharsets.UTF_8).length <= LONGEST;
    }

    /// What was sealed. Rows of former versions are not.
    ///
    /// @throws SealedByAnotherException if it was with another key
    String opened(String device, String kept) {
        return kept.startsWith(SEALED)
                ? new String(
                        key.openBytes(PURPOSE, device, Base64.getDecoder().decode(kept.substring(SEALED.length()))),
                        StandardCharsets.UTF_8)
                : kept;
    }
}
