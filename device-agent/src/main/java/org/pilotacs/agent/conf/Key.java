package org.pilotacs.agent.conf;

/// One key of the file. Immutable.
///
/// @param name with its section, for example `acs.url`
/// @param initial what stands in for an absent value, as it would be written; null if it must be there
/// @param doc one sentence for the reference
public record Key<T>(String name, Kind<T> kind, @org.jspecify.annotations.Nullable String initial, String doc) {}
