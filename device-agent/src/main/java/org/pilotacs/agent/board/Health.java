package org.pilotacs.agent.board;

/// How the box itself is.
///
/// @param memoryTotal KiB
/// @param memoryFree KiB
/// @param cpuUsage percent
/// @param temperature degrees Celsius; [#NO_TEMPERATURE] if nothing measures it
public record Health(long memoryTotal, long memoryFree, int cpuUsage, int temperature) {
    /// How TR-181 says that there is no reading (TemperatureSensor.{i}.Value).
    public static final int NO_TEMPERATURE = -274;
}
