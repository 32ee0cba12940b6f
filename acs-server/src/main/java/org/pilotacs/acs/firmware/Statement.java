package org.pilotacs.acs.firmware;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// What somebody signs of an artefact: not the file alone, but also which boxes it is for and what it is, so that a genuine
/// image cannot be passed off as another model's, nor an old one as a new one. Not which versions it may follow on: that is the
/// operator's to say.
///
/// @param sha256 of the whole file, in hexadecimal
public record Statement(Artefact.Kind kind, Fit fit, String version, String sha256) {
    /// Seven lines, each with its end, in UTF-8. Nothing in it may hold the end of a line ([NewArtefact] sees to that).
    public String text() {
        return """
                Pilot artefact 1
                kind: %s
                product-class: %s
                oui: %s
                hardware: %s
                version: %s
                sha256: %s
                """.formatted(kind.name().toLowerCase(Locale.ROOT), fit.productClass(), fit.oui(), fit.hardware(),
                version, sha256);
    }

    public byte[] bytes() {
        return text().getBytes(StandardCharsets.UTF_8);
    }
}
