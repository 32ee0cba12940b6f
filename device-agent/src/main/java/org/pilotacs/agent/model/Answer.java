package org.pilotacs.agent.model;

import org.pilotacs.protocols.cwmp.FaultStruct;
import org.pilotacs.protocols.cwmp.SetParameterValuesFault;

import java.util.List;

/// What a data model says to a question or an order.
public sealed interface Answer<T> {
    record Given<T>(T value) implements Answer<T> {}

    /// @param parameters which parameters of a refused write were wrong
    record Refused<T>(FaultStruct fault, List<SetParameterValuesFault> parameters) implements Answer<T> {
        public Refused {
            parameters = List.copyOf(parameters);
        }
    }

    static <T> Answer<T> refused(Refusal refusal, String about) {
        return new Refused<>(new FaultStruct(refusal.code(), refusal.text() + ": " + about), List.of());
    }
}
