package org.pilotacs.acs.link.lwm2m;

import org.eclipse.leshan.core.request.ExecuteRequest;
import org.eclipse.leshan.core.response.ExecuteResponse;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Continuation;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.Progress;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// Orders a restart or a factory reset; the device's word is not the proof, its coming back is.
final class RestartConversation implements Conversation {
    /// Object 3, Reboot and Factory Reset (LwM2M Core 1.1, appendix E.4).
    static final int REBOOT = 4;
    static final int FACTORY_RESET = 5;

    private static final int DEVICE = 3;

    private final int order;
    private final Duration patience;

    /// @param order number of the resource
    /// @param patience how long the device may be away
    RestartConversation(int order, Duration patience) {
        this.order = order;
        this.patience = patience;
    }

    @Override
    public Progress with(Talk device) throws SilenceException, InterruptedException {
        Instant now = device.clock().instant();
        Answer<ExecuteResponse> answer;
        try {
            answer = device.ask(new ExecuteRequest(DEVICE, 0, order));
        } catch (SilenceException silence) {
            if (!silence.sent()) {
                throw silence;
            }
            // some restart before they answer
            return parked(Resumption.UNANSWERED, now, silence.why());
        }
        return answer instanceof Answer.Given<ExecuteResponse>
                ? parked(Resumption.ACCEPTED, now, Lwm2mSaying.NOT_BACK.of(Saying.of(patience)))
                : Lwm2mFaults.failed(Lwm2mFaults.of(answer, "Lwm2m.3.0." + order));
    }

    private Progress parked(String kind, Instant now, Saying otherwise) {
        return new Progress.Parked(new Continuation(kind, Map.of(Resumption.AT, now.toString())), now.plus(patience),
                kind.equals(Resumption.ACCEPTED)
                        ? new Outcome.Unconfirmed(otherwise)
                        : BrokenOff.unknown(otherwise));
    }
}
