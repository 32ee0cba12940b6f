package org.pilotacs.acs.account;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What a person or a token is to us. Stored by name: a constant is never renamed.
public enum Role {
    CARE(Permission.LOOK, Permission.ACT), ENGINEER(Permission.LOOK, Permission.ACT, Permission.ENGINEER),
    ADMIN(Permission.values()),
    /// Sees what the trail tells of, and changes nothing.
    AUDITOR(Permission.LOOK, Permission.AUDIT),
    /// A phone menu, an app or a portal that calls for customers whom it knows. No person has it.
    PORTAL(Permission.SPEAK);

    private final Set<Permission> permissions;

    Role(Permission... permissions) {
        this.permissions = EnumSet.copyOf(Arrays.asList(permissions));
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    /// As every door names it, for example `care`.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Those that a person can have.
    public static List<Role> ofPeople() {
        return List.of(CARE, ENGINEER, ADMIN, AUDITOR);
    }

    public static Optional<Role> named(String name) {
        return Arrays.stream(values()).filter(role -> role.wireName().equals(name)).findFirst();
    }
}
