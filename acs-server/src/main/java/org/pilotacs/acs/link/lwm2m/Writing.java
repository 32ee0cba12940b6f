package org.pilotacs.acs.link.lwm2m;

import org.eclipse.leshan.core.model.ObjectModel;
import org.eclipse.leshan.core.model.ResourceModel;
import org.eclipse.leshan.core.model.ResourceModel.Type;
import org.eclipse.leshan.core.node.LwM2mChildNode;
import org.eclipse.leshan.core.node.LwM2mPath;
import org.eclipse.leshan.core.node.LwM2mResource;
import org.eclipse.leshan.core.node.LwM2mResourceInstance;
import org.eclipse.leshan.core.node.LwM2mSingleResource;
import org.eclipse.leshan.core.node.ObjectLink;
import org.eclipse.leshan.core.util.datatype.ULong;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.Value;
import org.pilotacs.acs.device.ValueType;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Assignment;
import org.pilotacs.acs.task.Fault;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import java.util.Locale;

/// A value to be written, as the device's object has it: its model says of which type, and where there is no model, whoever
/// writes it.
record Writing(LwM2mPath path, LwM2mChildNode node) {
    /// Either a value that can be sent, or why it cannot.
    sealed interface Made {
        record Value(Writing writing) implements Made {}

        record Wrong(Fault fault) implements Made {}
    }

    /// @param path where it is to go, a resource or one of its instances
    static Made of(Assignment assignment, @Nullable LwM2mPath path, Talk device) {
        if (path == null || !path.isResource() && !path.isResourceInstance()) {
            return new Made.Wrong(new Fault(Fault.Kind.INVALID_NAME, "",
                    Lwm2mSaying.NO_PATH.of(Saying.of(assignment.path())), assignment.path()));
        }
        Type type = type(path, assignment.value().type(), device);
        try {
            Object value = value(type, assignment.value());
            LwM2mChildNode node = path.isResource()
                    ? LwM2mSingleResource.newResource(path.getResourceId(), value, type)
                    : LwM2mResourceInstance.newInstance(path.getResourceInstanceId(), value, type);
            return new Made.Value(new Writing(path, node));
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException _) {
            return new Made.Wrong(new Fault(Fault.Kind.INVALID_VALUE, "",
                    Lwm2mSaying.UNASKABLE.of(Saying.of(type.name().toLowerCase(Locale.ROOT))), assignment.path()));
        }
    }

    LwM2mResource resource() {
        return (LwM2mResource) node;
    }

    private static Type type(LwM2mPath path, ValueType given, Talk device) {
        ObjectModel object = device.tools().models().of(path.getObjectId(),
                device.device().getSupportedVersion(path.getObjectId()));
        ResourceModel resource = object == null ? null : object.resources.get(path.getResourceId());
        return resource != null && resource.type != Type.NONE ? resource.type : switch (given) {
            case STRING -> Type.STRING;
            case INT, LONG -> Type.INTEGER;
            case UNSIGNED_INT, UNSIGNED_LONG -> Type.UNSIGNED_INTEGER;
            case DECIMAL -> Type.FLOAT;
            case BOOLEAN -> Type.BOOLEAN;
            case DATE_TIME -> Type.TIME;
            case BASE64, HEX_BINARY -> Type.OPAQUE;
        };
    }

    private static Object value(Type type, Value value) {
        String text = value.text().strip();
        return switch (type) {
            case STRING -> value.text();
            case INTEGER -> Long.valueOf(text);
            case UNSIGNED_INTEGER -> ULong.valueOf(text);
            case FLOAT -> Double.valueOf(text);
            case BOOLEAN -> bool(text);
            case TIME -> Date.from(OffsetDateTime.parse(text).toInstant());
            case OPAQUE -> value.type() == ValueType.HEX_BINARY
                    ? HexFormat.of().parseHex(text)
                    : Base64.getDecoder().decode(text);
            case OBJLNK -> ObjectLink.decodeFromString(text);
            case CORELINK, NONE -> throw new IllegalArgumentException("cannot be written");
        };
    }

    private static Boolean bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        };
    }
}
