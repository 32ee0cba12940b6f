package org.pilotacs.agent.lwm2m;

import org.eclipse.leshan.core.node.LwM2mMultipleResource;
import org.eclipse.leshan.core.node.LwM2mResource;
import org.eclipse.leshan.core.node.LwM2mSingleResource;
import org.eclipse.leshan.core.request.argument.Arguments;
import org.eclipse.leshan.core.response.ExecuteResponse;
import org.eclipse.leshan.core.response.WriteResponse;
import org.jspecify.annotations.Nullable;
import org.pilotacs.protocols.lwm2m.FirmwareResource;

import java.util.Map;
import java.util.Set;

/// Object 5: the update of the firmware.
final class FirmwareObject implements Resources<FirmwareResource> {
    private static final Set<FirmwareResource> SUPPORTED = Set.of(FirmwareResource.PACKAGE,
            FirmwareResource.PACKAGE_URI, FirmwareResource.UPDATE, FirmwareResource.STATE,
            FirmwareResource.UPDATE_RESULT, FirmwareResource.PKG_VERSION,
            FirmwareResource.FIRMWARE_UPDATE_PROTOCOL_SUPPORT, FirmwareResource.FIRMWARE_UPDATE_DELIVERY_METHOD,
            FirmwareResource.CANCEL);
    private static final int MOST_URI_BYTES = 255;
    private static final long PUSH_AND_PULL = 2;
    private static final Map<Integer, Long> COAP = Map.of(0, 0L, 1, 2L, 2, 3L);
    private static final Map<Integer, Long> COAPS = Map.of(0, 1L, 1, 2L, 2, 3L);

    private final FirmwareUpdate update;
    private final boolean secure;

    /// @param secure packages come by coaps rather than by coap
    FirmwareObject(FirmwareUpdate update, boolean secure) {
        this.update = update;
        this.secure = secure;
    }

    @Override
    public Set<FirmwareResource> supported() {
        return SUPPORTED;
    }

    @Override
    public @Nullable LwM2mResource read(FirmwareResource resource) {
        int id = resource.id();
        return switch (resource) {
            case PACKAGE_URI -> LwM2mSingleResource.newStringResource(id, update.uri());
            case STATE -> LwM2mSingleResource.newIntegerResource(id, update.state().code());
            case UPDATE_RESULT -> LwM2mSingleResource.newIntegerResource(id, update.result().code());
            case PKG_VERSION -> {
                String version = update.version();
                yield version == null ? null : LwM2mSingleResource.newStringResource(id, version);
            }
            case FIRMWARE_UPDATE_PROTOCOL_SUPPORT ->
                LwM2mMultipleResource.newIntegerResource(id, secure ? COAPS : COAP);
            case FIRMWARE_UPDATE_DELIVERY_METHOD -> LwM2mSingleResource.newIntegerResource(id, PUSH_AND_PULL);
            case PACKAGE, UPDATE, PKG_NAME, CANCEL, SEVERITY, LAST_STATE_CHANGE_TIME, MAXIMUM_DEFER_PERIOD -> null;
        };
    }

    @Override
    public WriteResponse write(FirmwareResource resource, LwM2mResource value) {
        return switch (resource) {
            case PACKAGE -> push((byte[]) value.getValue());
            case PACKAGE_URI -> pull((String) value.getValue());
            case UPDATE, STATE, UPDATE_RESULT, PKG_NAME, PKG_VERSION, FIRMWARE_UPDATE_PROTOCOL_SUPPORT,
                    FIRMWARE_UPDATE_DELIVERY_METHOD, CANCEL, SEVERITY, LAST_STATE_CHANGE_TIME, MAXIMUM_DEFER_PERIOD ->
                WriteResponse.methodNotAllowed();
        };
    }

    private WriteResponse push(byte[] image) {
        boolean empty = image.length == 0 || image.length == 1 && image[0] == 0;
        return taken(empty ? update.reset() : update.push(image));
    }

    private WriteResponse pull(String uri) {
        if (uri.length() > MOST_URI_BYTES) {
            return WriteResponse.badRequest("a URI of " + MOST_URI_BYTES + " bytes at most");
        }
        return taken(uri.isEmpty() ? update.reset() : update.pull(uri));
    }

    private static WriteResponse taken(boolean taken) {
        return taken ? WriteResponse.success() : WriteResponse.badRequest("an update is under way");
    }

    @Override
    public ExecuteResponse execute(FirmwareResource resource, Arguments arguments) {
        return switch (resource) {
            case UPDATE -> done(update.update(), "no package is downloaded");
            case CANCEL -> done(update.cancel(), "nothing to cancel");
            case PACKAGE, PACKAGE_URI, STATE, UPDATE_RESULT, PKG_NAME, PKG_VERSION, FIRMWARE_UPDATE_PROTOCOL_SUPPORT,
                    FIRMWARE_UPDATE_DELIVERY_METHOD, SEVERITY, LAST_STATE_CHANGE_TIME, MAXIMUM_DEFER_PERIOD ->
                ExecuteResponse.methodNotAllowed();
        };
    }

    private static ExecuteResponse done(boolean done, String otherwise) {
        return done ? ExecuteResponse.success() : ExecuteResponse.badRequest(otherwise);
    }
}
