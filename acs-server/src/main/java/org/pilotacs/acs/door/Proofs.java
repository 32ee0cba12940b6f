package org.pilotacs.acs.door;

import org.pilotacs.acs.action.Action;
import org.pilotacs.acs.action.Actions;
import org.pilotacs.acs.action.Stage;
import org.pilotacs.acs.broadcast.Proof;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.ApiException;
import org.pilotacs.acs.saying.Saying;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes a person's word for how what was broadcast came out, by whichever door. Safe for any number of threads.
public final class Proofs {
    private static final Logger log = LoggerFactory.getLogger(Proofs.class);

    private final Actions actions;

    public Proofs(Actions actions) {
        this.actions = actions;
    }

    /// The action as it stands then; refuses what does not count, and says how to go on.
    public Action take(String id, Proof proof) {
        Action action = found(id);
        Proof.Taken taken = actions.prove(id, proof).orElseThrow(() -> unknown(id));
        switch (proof) {
            case Proof.Code(String _, String who) -> note(id, who, "code", taken);
            case Proof.Word(boolean works, String who) -> note(id, who, works ? "works" : "does not work", taken);
        }
        return switch (taken) {
            case YES -> found(id);
            case WRONG_CODE -> throw new ApiException(new ApiError.Refused(DoorSaying.WRONG_CODE.of()));
            case TRIED_TOO_OFTEN -> throw new ApiException(new ApiError.TooOften(DoorSaying.TOO_MANY_CODES.of()));
            case NO_CODE -> throw new ApiException(new ApiError.Conflict(DoorSaying.SHOWS_NO_CODE.of()));
            case TOO_EARLY -> throw new ApiException(new ApiError.Conflict(DoorSaying.TOO_EARLY.of()));
            case NOT_ON_AIR -> throw new ApiException(new ApiError.Conflict(whyNot(action).of()));
        };
    }

    /// Who told what of a customer's box, and what became of it; never the digits.
    private static void note(String action, String who, String told, Proof.Taken taken) {
        log.atInfo().addKeyValue("action", action).addKeyValue("who", who).addKeyValue("told", told)
                .addKeyValue("taken", taken).log("somebody told how a broadcast came out");
    }

    private static DoorSaying whyNot(Action action) {
        if (action.stage() == Stage.SETTLED) {
            return DoorSaying.IS_OVER;
        }
        if (!OnAir.is(action)) {
            return DoorSaying.NOT_BY_SATELLITE;
        }
        return action.airing() == null || action.airing().sent() == 0
                ? DoorSaying.NOT_ON_AIR_YET
                : DoorSaying.NOT_ON_AIR;
    }

    private Action found(String id) {
        return actions.find(id).orElseThrow(() -> unknown(id));
    }

    private static ApiException unknown(String id) {
        return ApiError.notFound(DoorSaying.NO_ACTION.of(Saying.of(id)));
    }
}
