package org.pilotacs.agent.board;

/// How the box itself is.
///
/// @param memoryTotal KiB
/// @param memoryFree KiB
/// @param cpuUsage percent
/// @param temperature degrees Celsius
public record Health(long memoryTotal, long memoryFree, int cpuUsage, int temperature) {}
