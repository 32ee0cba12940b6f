package org.pilotacs.acs.incident;

/// How the boxes around one do, within a quarter of an hour.
///
/// @param seen how many told of themselves
/// @param weak how many of those have a weak signal
/// @param offline how many should have come and did not
public record Around(int seen, int weak, int offline) {}
