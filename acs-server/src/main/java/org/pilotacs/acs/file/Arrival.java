package org.pilotacs.acs.file;

/// What becomes of a file that a device begins to send.
public sealed interface Arrival {
    /// It is taken; whoever began it closes the draft.
    record Begun(FileDraft draft) implements Arrival {}

    /// Nothing of it is taken.
    record Refused(Refusal why) implements Arrival {}
}
