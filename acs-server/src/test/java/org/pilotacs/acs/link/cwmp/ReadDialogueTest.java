package org.pilotacs.acs.link.cwmp;

import org.junit.jupiter.api.Test;
import org.pilotacs.acs.profile.SessionTraits.Asking;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.Progress;
import org.pilotacs.protocols.cwmp.AcsRequest.GetParameterNames;
import org.pilotacs.protocols.cwmp.AcsRequest.GetParameterValues;
import org.pilotacs.protocols.cwmp.CpeResponse;
import org.pilotacs.protocols.cwmp.CpeResponse.CpeFault;
import org.pilotacs.protocols.cwmp.CpeResponse.GetParameterNamesResponse;
import org.pilotacs.protocols.cwmp.CpeResponse.GetParameterValuesResponse;
import org.pilotacs.protocols.cwmp.FaultStruct;
import org.pilotacs.protocols.cwmp.ParameterInfoStruct;
import org.pilotacs.protocols.cwmp.ParameterValueStruct;
import org.pilotacs.protocols.cwmp.XsdType;

import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/// A read of an object that must be taken apart, on a box that refuses its partial path.
class ReadDialogueTest {
    private static final String OBJECT = "Device.Hosts.";

    @Test
    void what_is_too_much_to_be_read_name_by_name_is_said_to_be_cut_short() {
        assertThat(read(1_997)).isEqualTo("values read: 1997");
        assertThat(read(1_998)).isEqualTo("values read: 1998");
        assertThat(read(1_999)).isEqualTo("values read: 1998; not all of them: it would take more than 2000 questions");
    }

    /// @param leaves how many the box has below the object
    private static String read(int leaves) {
        Dialogue dialogue = new ReadDialogue(List.of(OBJECT), new Asking(1, true, false, List.of()), 1,
                new ModelMemory.Lessons(), Clock.systemUTC());
        Dialogue.Turn turn = dialogue.begin();
        while (turn instanceof Dialogue.Turn.Ask ask) {
            turn = dialogue.on(answer(ask, leaves));
        }
        assertThat(turn).isInstanceOf(Dialogue.Turn.Over.class);
        return turn instanceof Dialogue.Turn.Over(Progress.Settled(Outcome.Confirmed(var evidence)), _, _)
                ? evidence.text().toString()
                : turn.toString();
    }

    private static CpeResponse answer(Dialogue.Turn.Ask ask, int leaves) {
        return switch (ask.request()) {
            case GetParameterNames _ -> new GetParameterNamesResponse(IntStream.range(0, leaves)
                    .mapToObj(i -> new ParameterInfoStruct(OBJECT + "Leaf" + i, false)).toList());
            case GetParameterValues(var names) when names.equals(List.of(OBJECT)) ->
                new CpeFault(new FaultStruct(CwmpFaults.INVALID_PARAMETER_NAME, "no"), List.of());
            case GetParameterValues(var names) -> new GetParameterValuesResponse(
                    names.stream().map(name -> new ParameterValueStruct(name, XsdType.STRING, "1")).toList());
            default -> throw new AssertionError(ask);
        };
    }
}
