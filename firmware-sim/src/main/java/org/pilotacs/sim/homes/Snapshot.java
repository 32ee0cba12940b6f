package org.pilotacs.sim.homes;

import org.pilotacs.agent.model.Answer;
import org.pilotacs.agent.model.DataModel;
import org.pilotacs.protocols.cwmp.ParameterValueStruct;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// What a box said of itself at one moment.
///
/// @param parameters values by full path, in the order in which the box lists them
public record Snapshot(Instant at, SequencedMap<String, String> parameters) {
    /// How the box is managed and tested, which is neither measured nor anybody's complaint.
    private static final List<String> LEFT_OUT = List.of(".ManagementServer.", ".BulkData.", "Diagnostics.");

    public Snapshot {
        parameters = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parameters));
    }

    static Snapshot of(DataModel model, Instant at) {
        return switch (model.get(List.of(model.root()))) {
            case Answer.Given<List<ParameterValueStruct>>(var values) -> {
                SequencedMap<String, String> parameters = new LinkedHashMap<>();
                for (ParameterValueStruct value : values) {
                    if (LEFT_OUT.stream().noneMatch(value.name()::contains)) {
                        parameters.put(value.name(), value.value());
                    }
                }
                yield new Snapshot(at, parameters);
            }
            case Answer.Refused<List<ParameterValueStruct>>(var fault, var _) ->
                throw new IllegalStateException(model.root() + ": " + fault);
        };
    }
}
