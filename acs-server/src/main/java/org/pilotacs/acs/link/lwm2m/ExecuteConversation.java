package org.pilotacs.acs.link.lwm2m;

import org.eclipse.leshan.core.node.LwM2mPath;
import org.eclipse.leshan.core.request.ExecuteRequest;
import org.eclipse.leshan.core.request.exception.InvalidRequestException;
import org.eclipse.leshan.core.response.ExecuteResponse;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Evidence;
import org.pilotacs.acs.task.Fault;
import org.pilotacs.acs.task.Operation;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.Progress;

import java.util.List;

/// Has the device do what stands behind an executable resource. That it did is its own word.
final class ExecuteConversation implements Conversation {
    private final Operation.Execute order;

    ExecuteConversation(Operation.Execute order) {
        this.order = order;
    }

    @Override
    public Progress with(Talk device) throws SilenceException, InterruptedException {
        LwM2mPath path = device.paths().read(order.path());
        if (path == null || !path.isResource()) {
            return Lwm2mFaults.failed(new Fault(Fault.Kind.INVALID_NAME, "",
                    Lwm2mSaying.NO_PATH.of(Saying.of(order.path())), order.path()));
        }
        Answer<ExecuteResponse> answer;
        try {
            answer = device.ask(order.arguments().isEmpty()
                    ? new ExecuteRequest(path.toString())
                    : new ExecuteRequest(path.toString(), order.arguments()));
        } catch (InvalidRequestException e) {
            return Lwm2mFaults.failed(Lwm2mFaults.of(new Answer.Unaskable<>(String.valueOf(e.getMessage())),
                    order.path()));
        }
        return answer instanceof Answer.Given<ExecuteResponse>
                ? new Progress.Settled(new Outcome.Confirmed(
                        new Evidence(device.clock().instant(), Lwm2mSaying.CARRIED_OUT.of(), List.of())))
                : Lwm2mFaults.failed(Lwm2mFaults.of(answer, order.path()));
    }
}
