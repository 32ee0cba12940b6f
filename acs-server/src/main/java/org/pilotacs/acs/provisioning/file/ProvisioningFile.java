package org.pilotacs.acs.provisioning.file;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// A file that boxes can be given by its name. What is said of it besides, nobody checks.
///
/// @param length bytes
/// @param md5 of the content, in hexadecimal
/// @param uploaded to the millisecond
/// @param fileType as CWMP names it, for example `1 Firmware Upgrade Image`
/// @param oui of the boxes that it is for
/// @param productClass likewise
/// @param version that boxes have once they took it
public record ProvisioningFile(String name, long length, String md5, Instant uploaded, @Nullable String fileType,
        @Nullable String oui, @Nullable String productClass, @Nullable String version) {
    /// Most characters of a name, and of each thing that is said of a file.
    public static final int MOST = 255;

    /// @throws BadFileException if it cannot have that name, or that cannot be said of it
    public ProvisioningFile {
        checkName(name);
        checkSaid("file type", fileType);
        checkSaid("OUI", oui);
        checkSaid("product class", productClass);
        checkSaid("version", version);
    }

    /// @throws BadFileException if no file can have that name
    static void checkName(String name) {
        if (name.isEmpty()) {
            throw new BadFileException("A file needs a name");
        }
        if (name.indexOf('/') >= 0) {
            throw new BadFileException("The name of a file must not contain a slash");
        }
        check("name", name);
    }

    private static void checkSaid(String what, @Nullable String said) {
        if (said != null) {
            check(what, said);
        }
    }

    private static void check(String what, String text) {
        if (text.length() > MOST) {
            throw new BadFileException(
                    "The " + what + " of a file has at most " + MOST + " characters, not " + text.length());
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new BadFileException("The " + what + " of a file must not contain control characters");
        }
        // half a pair of surrogates, which no database takes
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new BadFileException("The " + what + " of a file must be text in Unicode");
        }
    }
}
