package org.pilotacs.agent.linux;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;

/// How the box is given new software.
///
/// @param installer none if it cannot be
/// @param limit after which an installer is killed
/// @param largest image, bytes
/// @param versionFile holds the version in its first line; null for what os-release says
public record FirmwareConfig(Command installer, Duration limit, long largest, @Nullable Path versionFile) {}
