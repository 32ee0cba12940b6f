package org.pilotacs.acs.link.cwmp;

import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Continuation;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.Progress;
import org.pilotacs.protocols.cwmp.AcsRequest;
import org.pilotacs.protocols.cwmp.CpeResponse;
import org.pilotacs.protocols.cwmp.CpeResponse.CpeFault;
import org.pilotacs.protocols.cwmp.CpeResponse.FactoryResetResponse;
import org.pilotacs.protocols.cwmp.CpeResponse.RebootResponse;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Orders a restart or a factory reset; the box's word is not the proof, its coming back is.
final class RestartDialogue implements Dialogue {
    private final AcsRequest order;
    private final Duration patience;
    private final Clock clock;

    /// @param order Reboot or FactoryReset
    /// @param patience how long the box may be away
    RestartDialogue(AcsRequest order, Duration patience, Clock clock) {
        this.order = order;
        this.patience = patience;
        this.clock = clock;
    }

    @Override
    public Turn begin() {
        return new Turn.Ask(order);
    }

    @Override
    public Turn on(CpeResponse answer) {
        return switch (answer) {
            case RebootResponse _,FactoryResetResponse _ -> new Turn.Over(accepted(), List.of(), true);
            case CpeFault fault -> new Turn.Over(CwmpFaults.failed(fault, List.of()), List.of());
            default -> new Turn.Over(CwmpFaults.unexpected(answer), List.of());
        };
    }

    private CwmpSaying notBack() {
        return order instanceof AcsRequest.FactoryReset ? CwmpSaying.NOT_BACK_AS_NEW : CwmpSaying.NOT_BACK;
    }

    private Progress accepted() {
        Instant now = clock.instant();
        return new Progress.Parked(
                new Continuation(Resumption.ACCEPTED, Map.of(Resumption.AT, now.toString())), now.plus(patience),
                new Outcome.Unconfirmed(notBack().of(Saying.of(patience))));
    }
}
