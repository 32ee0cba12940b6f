package org.pilotacs.acs.account;

import org.jspecify.annotations.Nullable;

/// Who calls, through whichever door.
///
/// @param name of the account or the token; empty for nobody and for whoever is on this machine
/// @param role null for nobody, and for customers, who may do with what is theirs what their doors offer
public record Caller(String name, Kind kind, @Nullable Role role) {
    /// Whom a caller is known as. Stored by name: a constant is never renamed.
    public enum Kind {
        /// Not known, and not asked.
        NOBODY,
        /// On this machine, while nobody has to say who they are.
        THIS_MACHINE,
        /// Signed in.
        PERSON,
        /// A program or a script.
        TOKEN,
        /// One of the operator's customers, by their number.
        CUSTOMER
    }

    /// The name of whoever has the token that `console.token` sets.
    public static final String CONSOLE_TOKEN = "console.token";

    public static final Caller NOBODY = new Caller("", Kind.NOBODY, null);
    public static final Caller THIS_MACHINE = new Caller("", Kind.THIS_MACHINE, Role.ADMIN);

    public static Caller person(String name, Role role) {
        return new Caller(name, Kind.PERSON, role);
    }

    public static Caller token(String name, Role role) {
        return new Caller(name, Kind.TOKEN, role);
    }

    /// @param subscriber customer number
    public static Caller customer(String subscriber) {
        return new Caller(subscriber, Kind.CUSTOMER, null);
    }

    public boolean may(Permission permission) {
        return role != null && role.may(permission);
    }

    /// Whether the name says whose doing it is.
    public boolean isNamed() {
        return !name.isEmpty() && !name.equals(CONSOLE_TOKEN);
    }
}
