package org.pilotacs.agent.lwm2m;

import org.eclipse.leshan.client.resource.LwM2mInstanceEnabler;
import org.eclipse.leshan.client.resource.ObjectEnabler;
import org.eclipse.leshan.client.servers.LwM2mServer;
import org.eclipse.leshan.core.model.ObjectModel;
import org.eclipse.leshan.core.request.ContentFormat;
import org.eclipse.leshan.core.request.CreateRequest;
import org.eclipse.leshan.core.request.DeleteRequest;
import org.eclipse.leshan.core.response.CreateResponse;
import org.eclipse.leshan.core.response.DeleteResponse;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// An object whose instances are what is built into the box: a server adds and deletes none.
final class FixedObject extends ObjectEnabler {
    private FixedObject(ObjectModel model, Map<Integer, LwM2mInstanceEnabler> instances) {
        super(model.id, model, instances, (_, _, _) -> {
            throw new UnsupportedOperationException("instances of " + model.name + " are built in");
        }, ContentFormat.DEFAULT);
    }

    static FixedObject of(ObjectModel model, List<? extends LwM2mInstanceEnabler> instances) {
        Map<Integer, LwM2mInstanceEnabler> byId = new HashMap<>();
        for (LwM2mInstanceEnabler instance : instances) {
            instance.setModel(model);
            byId.put(instance.getId(), instance);
        }
        return new FixedObject(model, byId);
    }

    @Override
    protected CreateResponse doCreate(LwM2mServer server, CreateRequest request) {
        return CreateResponse.methodNotAllowed();
    }

    @Override
    protected DeleteResponse doDelete(LwM2mServer server, DeleteRequest request) {
        return DeleteResponse.methodNotAllowed();
    }
}
