package org.pilotacs.acs.provisioning.preset;

import java.util.List;

/// Where definitions are kept. Safe for any number of threads; what a method changes is committed when it returns.
public interface DefinitionStore {
    /// Characters of the longest name.
    int LONGEST_NAME = 255;
    /// Characters of the longest body.
    int LONGEST_BODY = 1_000_000;

    /// @param body a script, or JSON
    record Stored(String name, String body) {}

    /// All of a kind, by name.
    List<Stored> all(DefinitionKind kind);

    /// In place of the one of that name.
    void put(DefinitionKind kind, String name, String body);

    /// Whether there was one.
    boolean remove(DefinitionKind kind, String name);

    /// Another number whenever anything changed.
    long revision();
}
