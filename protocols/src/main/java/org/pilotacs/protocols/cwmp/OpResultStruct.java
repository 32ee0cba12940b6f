package org.pilotacs.protocols.cwmp;

import java.time.Instant;

/// What became of one deployment unit.
public record OpResultStruct(String uuid, String deploymentUnitRef, String version, String currentState,
        boolean resolved, String executionUnitRefList, Instant startTime, Instant completeTime, FaultStruct fault) {}
