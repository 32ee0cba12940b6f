package org.pilotacs.acs.firmware;

import java.util.regex.Pattern;

/// Names of files that boxes are told and that people save: plain ones alone, the same on every system, so that none leads
/// anywhere. Stateless.
public final class FileName {
    public static final int LONGEST = 64;
    /// Begins and ends with a letter or a digit, so neither `..` nor a hidden file nor an option of a program.
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?");
    /// What Windows takes for a device, whatever follows the dot.
    private static final Pattern DEVICE = Pattern.compile("(?i)(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\\..*)?");

    private FileName() {}

    public static boolean isPlain(String name) {
        return name.length() <= LONGEST && PLAIN.matcher(name).matches() && !DEVICE.matcher(name).matches()
                && !name.contains("..");
    }
}
