package org.pilotacs.acs.provisioning.engine;

import org.pilotacs.acs.provisioning.picture.Typed;

import java.util.List;

/// What the device answered.
public sealed interface Answer {
    record Names(List<Named> names) implements Answer {}

    record Values(List<Valued> values) implements Answer {}

    record Attributes(List<Attributed> attributes) implements Answer {}

    record ValuesSet() implements Answer {}

    record AttributesSet() implements Answer {}

    record Added(long instance) implements Answer {}

    record Deleted() implements Answer {}

    /// @param done whether it has the file already; else it will tell
    /// @param start milliseconds since 1970
    /// @param complete likewise
    record Downloading(boolean done, long start, long complete) implements Answer {}

    record Rebooting() implements Answer {}

    record Resetting() implements Answer {}

    /// It said no.
    ///
    /// @param unknownName whether it does not have what it was asked for
    record Refused(Fault fault, boolean unknownName) implements Answer {}

    /// @param name ends in a dot if it is an object
    record Named(String name, boolean writable) {}

    record Valued(String name, Typed value) {}

    record Attributed(String name, int notification, List<String> accessList) {}
}
