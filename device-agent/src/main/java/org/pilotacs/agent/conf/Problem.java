package org.pilotacs.agent.conf;

/// One thing that is wrong with what an operator wrote.
///
/// @param line counted from 1; 0 where there is none
/// @param key empty where the text as a whole is wrong
/// @param text what is wrong and what is allowed; never a secret
public record Problem(String file, int line, String key, String text) {
    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line : "") + ": " + (key.isEmpty() ? "" : key + ": ") + text;
    }
}
