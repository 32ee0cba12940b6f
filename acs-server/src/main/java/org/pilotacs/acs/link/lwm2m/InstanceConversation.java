package org.pilotacs.acs.link.lwm2m;

import org.eclipse.leshan.core.node.LwM2mPath;
import org.eclipse.leshan.core.node.LwM2mResource;
import org.eclipse.leshan.core.request.CreateRequest;
import org.eclipse.leshan.core.request.DeleteRequest;
import org.eclipse.leshan.core.response.CreateResponse;
import org.eclipse.leshan.core.response.DeleteResponse;
import org.pilotacs.acs.device.Learnt;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Assignment;
import org.pilotacs.acs.task.Evidence;
import org.pilotacs.acs.task.Fault;
import org.pilotacs.acs.task.Operation;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.Progress;

import java.util.ArrayList;
import java.util.List;

/// Makes an instance of an object, or removes one.
final class InstanceConversation implements Conversation {
    private final Operation operation;

    InstanceConversation(Operation.Add add) {
        this.operation = add;
    }

    InstanceConversation(Operation.Delete delete) {
        this.operation = delete;
    }

    @Override
    public Progress with(Talk device) throws SilenceException, InterruptedException {
        return operation instanceof Operation.Add add
                ? add(device, add)
                : delete(device, ((Operation.Delete) operation).object());
    }

    private static Progress add(Talk device, Operation.Add add) throws SilenceException, InterruptedException {
        LwM2mPath object = device.paths().read(add.object());
        if (object == null || !object.isObject()) {
            return noObject(add.object());
        }
        List<LwM2mResource> resources = new ArrayList<>();
        for (Assignment one : add.assignments()) {
            LwM2mPath path = device.paths().read(add.object() + "0." + one.path());
            switch (Writing.of(one, path, device)) {
                case Writing.Made.Wrong(Fault fault) -> {
                    return Lwm2mFaults.failed(fault);
                }
                case Writing.Made.Value(Writing writing) -> resources.add(writing.resource());
            }
        }
        Answer<CreateResponse> answer = device.ask(
                new CreateRequest(device.formats().getFirst(), object.getObjectId(), resources));
        if (!(answer instanceof Answer.Given<CreateResponse>(CreateResponse given))) {
            return Lwm2mFaults.failed(Lwm2mFaults.of(answer, add.object()));
        }
        String made = given.getLocation() == null
                ? add.object()
                : device.paths().written(new LwM2mPath("/" + given.getLocation()), false);
        device.learn(new Learnt.Named(made, true));
        return done(device, Lwm2mSaying.MADE.of(Saying.of(made)));
    }

    private static Progress delete(Talk device, String object) throws SilenceException, InterruptedException {
        LwM2mPath path = device.paths().read(object);
        if (path == null || !path.isObjectInstance()) {
            return noObject(object);
        }
        Answer<DeleteResponse> answer = device.ask(new DeleteRequest(path));
        if (!(answer instanceof Answer.Given<DeleteResponse>)) {
            return Lwm2mFaults.failed(Lwm2mFaults.of(answer, object));
        }
        device.learn(new Learnt.Gone(object));
        return done(device, Lwm2mSaying.REMOVED.of(Saying.of(object)));
    }

    private static Progress noObject(String path) {
        return Lwm2mFaults.failed(new Fault(Fault.Kind.INVALID_NAME, "", Lwm2mSaying.NO_OBJECT.of(Saying.of(path)),
                path));
    }

    private static Progress done(Talk device, Saying what) {
        return new Progress.Settled(new Outcome.Confirmed(new Evidence(device.clock().instant(), what, List.of())));
    }
}
