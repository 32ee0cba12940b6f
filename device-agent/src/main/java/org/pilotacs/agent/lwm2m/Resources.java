package org.pilotacs.agent.lwm2m;

import org.eclipse.leshan.core.node.LwM2mResource;
import org.eclipse.leshan.core.request.argument.Arguments;
import org.eclipse.leshan.core.response.ExecuteResponse;
import org.eclipse.leshan.core.response.WriteResponse;
import org.jspecify.annotations.Nullable;
import org.pilotacs.protocols.lwm2m.ResourceId;

import java.util.Set;

/// What stands behind one instance of an object. Safe for any number of threads.
interface Resources<R extends Enum<R> & ResourceId> {
    /// What this board has of the object.
    Set<R> supported();

    /// What is another each moment and no news for that: observers get it when they are due, not because it changed.
    default Set<R> restless() {
        return Set.of();
    }

    /// Null while there is nothing to tell, and for what cannot be read.
    @Nullable
    LwM2mResource read(R resource);

    /// Only what is supported and writable is asked for.
    default WriteResponse write(R resource, LwM2mResource value) {
        return WriteResponse.methodNotAllowed();
    }

    /// Only what is supported and executable is asked for. The answer leaves before what was ordered restarts the box.
    default ExecuteResponse execute(R resource, Arguments arguments) {
        return ExecuteResponse.methodNotAllowed();
    }
}
