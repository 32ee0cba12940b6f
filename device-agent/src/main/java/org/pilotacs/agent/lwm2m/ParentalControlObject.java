package org.pilotacs.agent.lwm2m;

import org.eclipse.leshan.core.node.LwM2mResource;
import org.eclipse.leshan.core.node.LwM2mSingleResource;
import org.eclipse.leshan.core.request.argument.Arguments;
import org.eclipse.leshan.core.response.ExecuteResponse;
import org.eclipse.leshan.core.response.WriteResponse;
import org.jspecify.annotations.Nullable;
import org.pilotacs.agent.board.SatelliteDecoder;
import org.pilotacs.protocols.lwm2m.ParentalControlResource;

import java.util.Set;

/// What needs the PIN, as our Parental Control; the settings are the agent's own, in flash.
final class ParentalControlObject implements Resources<ParentalControlResource> {
    private static final String ENABLED = "lwm2m:parental-enabled";
    private static final String MATURITY = "lwm2m:parental-maturity";
    private static final int ADULT = 18;
    private static final Set<ParentalControlResource> SUPPORTED = Set.of(ParentalControlResource.ENABLED,
            ParentalControlResource.MATURITY_LEVEL, ParentalControlResource.PIN_RESET);

    private final SatelliteDecoder board;

    ParentalControlObject(SatelliteDecoder board) {
        this.board = board;
    }

    @Override
    public Set<ParentalControlResource> supported() {
        return SUPPORTED;
    }

    @Override
    public @Nullable LwM2mResource read(ParentalControlResource resource) {
        int id = resource.id();
        return switch (resource) {
            case ENABLED -> LwM2mSingleResource.newBooleanResource(id, !"0".equals(board.flash().read(ENABLED)));
            case MATURITY_LEVEL -> LwM2mSingleResource.newIntegerResource(id, maturity());
            case PIN, PIN_RESET, REMAINING_ATTEMPTS, LOCKED_UNTIL, PURCHASE_PIN, LAST_PIN_CHANGE, CHANNEL_LOCK -> null;
        };
    }

    private long maturity() {
        String stored = board.flash().read(MATURITY);
        return stored == null ? ADULT : Long.parseLong(stored);
    }

    @Override
    public WriteResponse write(ParentalControlResource resource, LwM2mResource value) {
        return switch (resource) {
            case ENABLED -> keep(ENABLED, (Boolean) value.getValue() ? "1" : "0");
            case MATURITY_LEVEL -> {
                long age = (Long) value.getValue();
                yield age >= 0 && age <= ADULT
                        ? keep(MATURITY, Long.toString(age))
                        : WriteResponse.badRequest("an age of 0 to " + ADULT);
            }
            case PIN, PIN_RESET, REMAINING_ATTEMPTS, LOCKED_UNTIL, PURCHASE_PIN, LAST_PIN_CHANGE, CHANNEL_LOCK ->
                WriteResponse.methodNotAllowed();
        };
    }

    private WriteResponse keep(String key, String value) {
        board.flash().write(key, value);
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
