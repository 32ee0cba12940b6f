package org.pilotacs.acs.contact;

/// What became of a contact that was to be kept.
public sealed interface Recorded {
    /// It is kept.
    record Taken(Contact contact) implements Recorded {}

    /// The same key and the same note as before: this is that contact, as it stands now.
    record Repeated(Contact contact) implements Recorded {}

    /// The same key was used for another note.
    record KeyReused() implements Recorded {}

    record UnknownDevice() implements Recorded {}
}
