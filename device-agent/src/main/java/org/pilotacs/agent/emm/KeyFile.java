package org.pilotacs.agent.emm;

import org.pilotacs.protocols.emm.Ref1Key;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The keys of a box as an operator writes them: `slot = key` lines, the slot 0 to 31, the key 32 hexadecimal digits;
/// blank lines, and those that begin with `#`, say nothing.
public final class KeyFile {
    private static final Pattern LINE = Pattern.compile("([0-9]{1,2})\\s*=\\s*([0-9A-Fa-f]{32})");

    private KeyFile() {}

    /// @return by slot
    /// @throws IllegalArgumentException naming the first line that is wrong, and showing nothing of it
    public static Map<Integer, Ref1Key> keys(List<String> lines) {
        Map<Integer, Ref1Key> keys = new HashMap<>();
        int number = 0;
        for (String line : lines) {
            number++;
            String content = line.strip();
            if (content.isEmpty() || content.startsWith("#")) {
                continue;
            }
            Matcher parts = LINE.matcher(content);
            if (!parts.matches() || Integer.parseInt(parts.group(1)) > EmmSettings.LAST_SLOT) {
                throw new IllegalArgumentException("has no `slot = key` in line " + number
                        + "; allowed: 0 to " + EmmSettings.LAST_SLOT + ", and 32 hexadecimal digits");
            }
            if (keys.putIfAbsent(Integer.valueOf(parts.group(1)), Ref1Key.ofHex(parts.group(2))) != null) {
                throw new IllegalArgumentException("has a second key for the slot of line " + number);
            }
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("has no key");
        }
        return keys;
    }
}
