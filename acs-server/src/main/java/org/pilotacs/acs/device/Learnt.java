package org.pilotacs.acs.device;

/// One thing that a link learnt about a device's data model.
public sealed interface Learnt {
    /// A parameter's value.
    record Valued(String path, Value value) implements Learnt {}

    /// That a node exists; objects end in a dot.
    record Named(String path, boolean writable) implements Learnt {}

    /// That a node, and what is below it, does not exist.
    record Gone(String path) implements Learnt {}

    /// That everything directly below an object (or, if deep, everything at all below it) is named or valued in the same
    /// sighting, so that whatever else was known there is gone.
    record Complete(String object, boolean deep) implements Learnt {}
}
