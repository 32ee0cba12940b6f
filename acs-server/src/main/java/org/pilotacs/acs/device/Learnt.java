package org.pilotacs.acs.device;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// One thing that a link learnt about a device's data model.
public sealed interface Learnt {
    /// A parameter's value.
    record Valued(String path, Value value) implements Learnt {}

    /// That a node exists; objects end in a dot.
    record Named(String path, boolean writable) implements Learnt {}

    /// That a node, and what is below it, does not exist, or is not known any more.
    record Gone(String path) implements Learnt {}

    /// That everything directly below an object (or, if deep, everything at all below it) is named or valued in the same
    /// sighting, so that whatever else was known there is gone.
    record Complete(String object, boolean deep) implements Learnt {}

    /// That what is known to be directly below an object is all that there is.
    ///
    /// @param object ends in a dot; empty for the top of the data model
    record Listed(String object) implements Learnt {}

    /// That there may be more directly below an object than is known, or less.
    record Unlisted(String object) implements Learnt {}

    /// A parameter's attributes; null for what was not said.
    record Attributed(String path, @Nullable Integer notification, @Nullable List<String> accessList)
            implements
                Learnt {}
}
