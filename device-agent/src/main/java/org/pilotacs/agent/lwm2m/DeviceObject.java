package org.pilotacs.agent.lwm2m;

import org.eclipse.leshan.core.model.ResourceModel.Type;
import org.eclipse.leshan.core.node.LwM2mMultipleResource;
import org.eclipse.leshan.core.node.LwM2mResource;
import org.eclipse.leshan.core.node.LwM2mSingleResource;
import org.eclipse.leshan.core.request.argument.Arguments;
import org.eclipse.leshan.core.response.ExecuteResponse;
import org.eclipse.leshan.core.response.WriteResponse;
import org.jspecify.annotations.Nullable;
import org.pilotacs.agent.board.Board;
import org.pilotacs.agent.board.HomeRouter;
import org.pilotacs.agent.board.Journal.Deed;
import org.pilotacs.agent.board.SatelliteDecoder;
import org.pilotacs.protocols.lwm2m.DeviceError;
import org.pilotacs.protocols.lwm2m.DeviceResource;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Date;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Object 3: the box itself.
final class DeviceObject implements Resources<DeviceResource> {
    private static final String UTC_OFFSET = "lwm2m:utc-offset";
    private static final String TIMEZONE = "lwm2m:timezone";
    private static final String REBOOT_PATH = "/3/0/4";
    private static final Set<DeviceResource> SUPPORTED = Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(
            DeviceResource.AVAILABLE_POWER_SOURCES, DeviceResource.POWER_SOURCE_VOLTAGE,
            DeviceResource.POWER_SOURCE_CURRENT, DeviceResource.BATTERY_LEVEL, DeviceResource.BATTERY_STATUS,
            DeviceResource.EXT_DEV_INFO)));

    private final Board board;
    private final Errors errors;
    private final Restart restart;
    /// How far the server set the clock; a restart forgets it.
    private volatile Duration clockOffset = Duration.ZERO;

    DeviceObject(Board board, Restart restart) {
        this.board = board;
        this.errors = new Errors(board);
        this.restart = restart;
    }

    @Override
    public Set<DeviceResource> supported() {
        return SUPPORTED;
    }

    @Override
    public Set<DeviceResource> restless() {
        return Set.of(DeviceResource.CURRENT_TIME);
    }

    @Override
    public @Nullable LwM2mResource read(DeviceResource resource) {
        int id = resource.id();
        return switch (resource) {
            case MANUFACTURER -> text(id, board.identity().manufacturer());
            case MODEL_NUMBER -> text(id, board.identity().modelName());
            case SERIAL_NUMBER -> text(id, board.identity().serialNumber());
            case FIRMWARE_VERSION, SOFTWARE_VERSION -> text(id, board.firmware().version());
            case MEMORY_FREE -> LwM2mSingleResource.newIntegerResource(id, board.health().memoryFree());
            case MEMORY_TOTAL -> LwM2mSingleResource.newIntegerResource(id, board.health().memoryTotal());
            case ERROR_CODE -> errorCodes(id);
            case CURRENT_TIME -> LwM2mSingleResource.newDateResource(id, Date.from(now()));
            case UTC_OFFSET -> text(id, setting(UTC_OFFSET, "+00:00"));
            case TIMEZONE -> text(id, setting(TIMEZONE, "Etc/UTC"));
            case SUPPORTED_BINDING_AND_MODES -> text(id, "U");
            case DEVICE_TYPE -> text(id, deviceType());
            case HARDWARE_VERSION -> text(id, board.identity().hardwareVersion());
            case REBOOT, FACTORY_RESET, RESET_ERROR_CODE, AVAILABLE_POWER_SOURCES, POWER_SOURCE_VOLTAGE,
                    POWER_SOURCE_CURRENT, BATTERY_LEVEL, BATTERY_STATUS, EXT_DEV_INFO ->
                null;
        };
    }

    private static LwM2mResource text(int id, String value) {
        return LwM2mSingleResource.newStringResource(id, value);
    }

    /// One instance for each error, its code as its number, so that an error keeps its place while others come and go.
    private LwM2mResource errorCodes(int id) {
        Map<Integer, Long> codes = new LinkedHashMap<>();
        for (DeviceError error : errors.now()) {
            codes.put(error.code(), (long) error.code());
        }
        return LwM2mMultipleResource.newIntegerResource(id, codes);
    }

    private Instant now() {
        return board.clock().instant().plus(clockOffset).truncatedTo(ChronoUnit.SECONDS);
    }

    private String setting(String key, String otherwise) {
        String stored = board.flash().read(key);
        return stored == null ? otherwise : stored;
    }

    private String deviceType() {
        return switch (board) {
            case SatelliteDecoder _ -> "set-top box";
            case HomeRouter _ -> "router";
            case Board _ -> "box";
        };
    }

    @Override
    public WriteResponse write(DeviceResource resource, LwM2mResource value) {
        return switch (resource) {
            case CURRENT_TIME -> setClock((Date) value.getValue());
            case UTC_OFFSET -> keep(UTC_OFFSET, value);
            case TIMEZONE -> keep(TIMEZONE, value);
            case MANUFACTURER, MODEL_NUMBER, SERIAL_NUMBER, FIRMWARE_VERSION, REBOOT, FACTORY_RESET,
                    AVAILABLE_POWER_SOURCES, POWER_SOURCE_VOLTAGE, POWER_SOURCE_CURRENT, BATTERY_LEVEL, MEMORY_FREE,
                    ERROR_CODE, RESET_ERROR_CODE, SUPPORTED_BINDING_AND_MODES, DEVICE_TYPE, HARDWARE_VERSION,
                    SOFTWARE_VERSION, BATTERY_STATUS, MEMORY_TOTAL, EXT_DEV_INFO ->
                WriteResponse.methodNotAllowed();
        };
    }

    private WriteResponse setClock(Date time) {
        clockOffset = Duration.between(board.clock().instant(), time.toInstant());
        return WriteResponse.success();
    }

    private WriteResponse keep(String key, LwM2mResource value) {
        if (value.getType() != Type.STRING || ((String) value.getValue()).length() > 64) {
            return WriteResponse.badRequest("a text of 64 characters at most");
        }
        if (key.equals(UTC_OFFSET) && !isOffset((String) value.getValue())) {
            return WriteResponse.badRequest("an offset such as +01:00");
        }
        board.flash().write(key, (String) value.getValue());
        return WriteResponse.success();
    }

    private static boolean isOffset(String text) {
        try {
            ZoneOffset.of(text);
            return true;
        } catch (DateTimeException none) {
            return false;
        }
    }

    @Override
    public ExecuteResponse execute(DeviceResource resource, Arguments arguments) {
        return switch (resource) {
            case REBOOT -> {
                restart.order(() -> board.journal().record(Deed.REBOOT, REBOOT_PATH));
                yield ExecuteResponse.success();
            }
            case FACTORY_RESET -> {
                restart.order(this::forgetAll);
                yield ExecuteResponse.success();
            }
            case RESET_ERROR_CODE -> {
                errors.reset();
                yield ExecuteResponse.success();
            }
            case MANUFACTURER, MODEL_NUMBER, SERIAL_NUMBER, FIRMWARE_VERSION, AVAILABLE_POWER_SOURCES,
                    POWER_SOURCE_VOLTAGE, POWER_SOURCE_CURRENT, BATTERY_LEVEL, MEMORY_FREE, ERROR_CODE, CURRENT_TIME,
                    UTC_OFFSET, TIMEZONE, SUPPORTED_BINDING_AND_MODES, DEVICE_TYPE, HARDWARE_VERSION,
                    SOFTWARE_VERSION, BATTERY_STATUS, MEMORY_TOTAL, EXT_DEV_INFO ->
                ExecuteResponse.methodNotAllowed();
        };
    }

    private void forgetAll() {
        board.journal().record(Deed.FACTORY_RESET, "");
        board.flash().erase();
    }
}
