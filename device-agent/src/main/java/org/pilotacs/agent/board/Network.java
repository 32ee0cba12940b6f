package org.pilotacs.agent.board;

/// The interface by which the server reaches the box.
///
/// @param macAddress with colons, upper case
public record Network(String macAddress, String ipAddress, boolean up) {}
