package org.pilotacs.acs.incident;

import org.pilotacs.acs.jdbc.ColumnText;

import java.util.Locale;

/// Boxes with something in common.
///
/// @param name the code or its beginning, the transponder (`11900 V`, MHz), the version, the node; empty for [Dimension#EVERYWHERE]
/// @param within the area of a transponder in an area, the product class of a version; else empty
public record Group(Dimension dimension, String name, String within) {
    public static final Group EVERYWHERE = new Group(Dimension.EVERYWHERE, "", "");
    /// Most characters of a name and of what it is within.
    public static final int MAX = 128;

    public Group {
        name = ColumnText.fit(name, MAX);
        within = ColumnText.fit(within, MAX);
    }

    /// An area, by its code or the beginning of it.
    public static Group area(String code) {
        return new Group(Dimension.AREA, plain(code), "");
    }

    public static Group firmware(String productClass, String version) {
        return new Group(Dimension.FIRMWARE, version, productClass);
    }

    public static Group transponder(String transponder) {
        return new Group(Dimension.TRANSPONDER, transponder, "");
    }

    public static Group transponder(String transponder, String area) {
        return new Group(Dimension.TRANSPONDER_IN_AREA, transponder, plain(area));
    }

    public static Group node(String name) {
        return new Group(Dimension.NODE, name, "");
    }

    public static Group headEnd(String name) {
        return new Group(Dimension.HEAD_END, name, "");
    }

    private static String plain(String code) {
        return code.strip().toUpperCase(Locale.ROOT);
    }

    /// The beginning of a code that has so many letters and digits, with what stands between them; the whole if it has no more.
    static String beginning(String code, int characters) {
        int found = 0;
        for (int i = 0; i < code.length(); i++) {
            if (Character.isLetterOrDigit(code.charAt(i)) && ++found == characters) {
                return code.substring(0, i + 1);
            }
        }
        return code;
    }
}
