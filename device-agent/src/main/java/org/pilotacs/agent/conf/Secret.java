package org.pilotacs.agent.conf;

/// A text that is never shown.
///
/// @param text empty if there is none
public record Secret(String text) {
    public static final Secret NONE = new Secret("");

    @Override
    public String toString() {
        return text.isEmpty() ? "" : "***";
    }
}
