package org.pilotacs.acs.file.view;

import java.util.function.Function;

/// A text without its secrets.
///
/// @param masked how many were taken out
record Redacted(String text, int masked) {
    Redacted then(Function<String, Redacted> pass) {
        Redacted next = pass.apply(text);
        return new Redacted(next.text, masked + next.masked);
    }
}
