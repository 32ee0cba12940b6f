package org.pilotacs.acs.provisioning.picture;

import org.jspecify.annotations.Nullable;

/// What can be known of a node, each with an age of its own.
public enum Attribute {
    OBJECT("object"), WRITABLE("writable"), VALUE("value"), NOTIFICATION("notification"), ACCESS_LIST("accessList");

    private final String name;

    Attribute(String name) {
        this.name = name;
    }

    /// As scripts call it.
    public String scriptName() {
        return name;
    }

    /// Null if there is no such attribute.
    public static @Nullable Attribute named(String name) {
        for (Attribute one : values()) {
            if (one.name.equals(name)) {
                return one;
            }
        }
        return null;
    }
}
