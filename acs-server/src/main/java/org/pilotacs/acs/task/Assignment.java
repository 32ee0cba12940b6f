package org.pilotacs.acs.task;

import org.pilotacs.acs.device.Value;

/// A value for a parameter.
public record Assignment(String path, Value value) {}
