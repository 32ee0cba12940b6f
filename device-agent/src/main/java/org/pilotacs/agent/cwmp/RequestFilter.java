package org.pilotacs.agent.cwmp;

import org.jspecify.annotations.Nullable;
import org.pilotacs.protocols.cwmp.AcsRequest;
import org.pilotacs.protocols.cwmp.CpeResponse;

/// What a model's firmware refuses out of habit, before the data model is asked.
@FunctionalInterface
public interface RequestFilter {
    RequestFilter NONE = request -> null;

    /// The answer to give at once; null to go on.
    @Nullable
    CpeResponse intercept(AcsRequest request);
}
