package org.pilotacs.acs.provisioning.path;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

/// Texts in quotes, as JSON has them.
final class QuotedText {
    private static final ObjectMapper JSON = new ObjectMapper();

    private QuotedText() {}

    static String of(String text) {
        return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }

    /// Null if it is none.
    static @Nullable String read(String quoted) {
        try {
            return JSON.readValue(quoted, String.class);
        } catch (JsonProcessingException _) {
            return null;
        }
    }
}
