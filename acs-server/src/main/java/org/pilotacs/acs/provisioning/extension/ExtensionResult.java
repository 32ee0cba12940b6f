package org.pilotacs.acs.provisioning.extension;

import org.jspecify.annotations.Nullable;

/// What came of a call.
public sealed interface ExtensionResult {
    /// The function's result.
    ///
    /// @param json any JSON value, `null` for no result; at most 1 MiB of UTF-8
    record Value(String json) implements ExtensionResult {}

    /// There is no result. The codes are GenieACS's; long texts are cut.
    ///
    /// @param code `ext.` and the error's name where the program gave an error, `timeout` if it gave nothing in time,
    ///        `ext` for anything else
    /// @param message for the operator
    /// @param name of the error, null if there is none
    /// @param stack of the error, as JavaScript writes it; null if it has none
    record Failed(String code, String message, @Nullable String name,
            @Nullable String stack) implements ExtensionResult {
        private static final int MOST_OF_NAME = 100;
        private static final int MOST_OF_TEXT = 16 * 1024;

        static Failed of(String message) {
            return new Failed("ext", cut(message, MOST_OF_TEXT), null, null);
        }

        static Failed error(String name, String message, @Nullable String stack) {
            String shown = cut(name, MOST_OF_NAME);
            return new Failed("ext." + shown, cut(message, MOST_OF_TEXT), shown,
                    stack == null ? null : cut(stack, MOST_OF_TEXT));
        }

        static Failed noModule(String file) {
            return error("Error", "Cannot find module '" + cut(file, MOST_OF_NAME) + "'", null);
        }

        private static String cut(String text, int most) {
            return text.length() > most ? text.substring(0, most) + "…" : text;
        }

        static Failed timedOut() {
            return new Failed("timeout", "Extension timed out", null, null);
        }

        static Failed interrupted() {
            return of("The call was broken off");
        }
    }
}
