package org.pilotacs.acs.device;

import java.util.List;

/// Takes over devices from another server. What is known here and newer stays, so that it does not matter how often the same
/// is taken. Safe for any number of threads.
public interface DeviceMoves {
    /// What comes of one.
    enum Fate {
        /// It was not known here.
        NEW,
        /// Something of it was not known here, or older.
        CHANGED,
        /// All of it is here already, or newer.
        SAME,
        /// It could not be stored.
        FAILED
    }

    /// @param kept nodes of its data model that are kept of it afterwards
    /// @param tagsLeft tags that were left out, as it would have too many
    /// @param why it failed; empty if it did not
    record Moved(Fate fate, int kept, int tagsLeft, String why) {}

    /// What would come of each, in order; writes nothing.
    List<Moved> preview(List<MovedDevice> devices);

    /// Takes them over; returns what came of each, in order, once it is committed.
    List<Moved> take(List<MovedDevice> devices);
}
