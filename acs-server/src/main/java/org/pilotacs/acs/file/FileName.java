package org.pilotacs.acs.file;

/// Names that devices give their files, as we keep them: letters, digits, dots, dashes and underscores of ASCII, not first a
/// dot, so that none can be mistaken for a path or a command wherever it is shown. Stateless.
public final class FileName {
    public static final int MOST = 100;

    private FileName() {}

    /// The name that comes of what a device said; `file` if nothing is left of it.
    public static String harmless(String said) {
        String plain = said.substring(said.lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9._-]", "_")
                .replaceFirst("^[._-]+", "");
        String last = plain.length() <= MOST
                ? plain
                : plain.substring(plain.length() - MOST).replaceFirst("^[._-]+", "");
        return last.isEmpty() ? "file" : last;
    }
}
