package org.pilotacs.agent.lwm2m;

import org.eclipse.leshan.core.node.LwM2mResource;
import org.eclipse.leshan.core.node.LwM2mSingleResource;
import org.eclipse.leshan.core.request.argument.Arguments;
import org.eclipse.leshan.core.response.ExecuteResponse;
import org.eclipse.leshan.core.response.WriteResponse;
import org.jspecify.annotations.Nullable;
import org.pilotacs.agent.board.ParentalControl;
import org.pilotacs.agent.board.SatelliteDecoder;
import org.pilotacs.protocols.lwm2m.ParentalControlResource;

import java.util.Set;

/// What needs the PIN, as our Parental Control.
final class ParentalControlObject implements Resources<ParentalControlResource> {
    private static final Set<ParentalControlResource> SUPPORTED = Set.of(ParentalControlResource.ENABLED,
            ParentalControlResource.MATURITY_LEVEL, ParentalControlResource.PIN_RESET);

    private final SatelliteDecoder board;
    private final ParentalControl control;

    ParentalControlObject(SatelliteDecoder board) {
        this.board = board;
        this.control = new ParentalControl(board.flash());
    }

    @Override
    public Set<ParentalControlResource> supported() {
        return SUPPORTED;
    }

    @Override
    public @Nullable LwM2mResource read(ParentalControlResource resource) {
        int id = resource.id();
        return switch (resource) {
            case ENABLED -> LwM2mSingleResource.newBooleanResource(id, control.isEnabled());
            case MATURITY_LEVEL -> LwM2mSingleResource.newIntegerResource(id, control.maturity());
            case PIN, PIN_RESET, REMAINING_ATTEMPTS, LOCKED_UNTIL, PURCHASE_PIN, LAST_PIN_CHANGE, CHANNEL_LOCK -> null;
        };
    }

    @Override
    public WriteResponse write(ParentalControlResource resource, LwM2mResource value) {
        return switch (resource) {
            case ENABLED -> {
                control.enable((Boolean) value.getValue());
                yield WriteResponse.success();
            }
            case MATURITY_LEVEL -> mature((Long) value.getValue());
            case PIN, PIN_RESET, REMAINING_ATTEMPTS, LOCKED_UNTIL, PURCHASE_PIN, LAST_PIN_CHANGE, CHANNEL_LOCK ->
                WriteResponse.methodNotAllowed();
        };
    }

    private WriteResponse mature(long age) {
        if (!ParentalControl.isAge(age)) {
            return WriteResponse.badRequest("an age of 0 to " + ParentalControl.ADULT);
        }
        control.maturity((int) age);
        return WriteResponse.success();
    }

    @Override
    public ExecuteResponse execute(ParentalControlResource resource, Arguments arguments) {
        return switch (resource) {
            case PIN_RESET -> {
                board.pinStore().reset();
                yield ExecuteResponse.success();
            }
            case ENABLED, MATURITY_LEVEL, PIN, REMAINING_ATTEMPTS, LOCKED_UNTIL, PURCHASE_PIN, LAST_PIN_CHANGE,
                    CHANNEL_LOCK ->
                ExecuteResponse.methodNotAllowed();
        };
    }
}
