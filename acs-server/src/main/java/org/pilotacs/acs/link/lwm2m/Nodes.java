package org.pilotacs.acs.link.lwm2m;

import org.eclipse.leshan.core.link.Link;
import org.eclipse.leshan.core.model.ResourceModel.Type;
import org.eclipse.leshan.core.node.LwM2mNode;
import org.eclipse.leshan.core.node.LwM2mObject;
import org.eclipse.leshan.core.node.LwM2mObjectInstance;
import org.eclipse.leshan.core.node.LwM2mPath;
import org.eclipse.leshan.core.node.LwM2mResource;
import org.eclipse.leshan.core.node.LwM2mResourceInstance;
import org.eclipse.leshan.core.node.LwM2mRoot;
import org.eclipse.leshan.core.node.ObjectLink;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.Learnt;
import org.pilotacs.acs.device.Value;
import org.pilotacs.acs.device.ValueType;

import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a device told, as things learnt of its data model. Immutable.
final class Nodes {
    /// Times are written to the second, as they are on the wire.
    private static final DateTimeFormatter TIME = DateTimeFormatter.ISO_INSTANT;

    private final ModelPaths paths;

    Nodes(ModelPaths paths) {
        this.paths = paths;
    }

    /// All that an answer holds: values, and that what is not among them is not there.
    ///
    /// @param node null for a path of a composite answer that the device does not have
    List<Learnt> learnt(LwM2mPath path, @Nullable LwM2mNode node) {
        List<Learnt> learnt = new ArrayList<>();
        take(path, node, learnt);
        return learnt;
    }

    private void take(LwM2mPath path, @Nullable LwM2mNode node, List<Learnt> learnt) {
        switch (node) {
            case null -> learnt.add(new Learnt.Gone(paths.written(path, path.isResource())));
            case LwM2mRoot root -> root.getObjects().values()
                    .forEach(object -> take(path.append(object.getId()), object, learnt));
            case LwM2mObject object -> {
                learnt.add(new Learnt.Complete(paths.written(path, false), false));
                object.getInstances().values().forEach(one -> take(path.append(one.getId()), one, learnt));
            }
            case LwM2mObjectInstance instance -> {
                learnt.add(new Learnt.Named(paths.written(path, false), false));
                instance.getResources().values().forEach(one -> take(path.append(one.getId()), one, learnt));
            }
            case LwM2mResource resource when resource.isMultiInstances() -> {
                // those that are not told any more are over, as is an error that is mended
                learnt.add(new Learnt.Named(paths.written(path, false), false));
                learnt.add(new Learnt.Complete(paths.written(path, false), false));
                resource.getInstances().values().forEach(one -> take(path.append(one.getId()), one, learnt));
            }
            case LwM2mResource resource -> learnt.add(new Learnt.Valued(paths.written(path, true),
                    value(resource.getType(), resource.getValue())));
            case LwM2mResourceInstance instance -> learnt.add(new Learnt.Valued(paths.written(path, true),
                    value(instance.getType(), instance.getValue())));
            default -> throw new IllegalStateException("no node: " + node.getClass());
        }
    }

    private static Value value(Type type, Object value) {
        return switch (type) {
            case STRING -> Value.string((String) value);
            case INTEGER -> new Value(ValueType.LONG, value.toString());
            case UNSIGNED_INTEGER -> new Value(ValueType.UNSIGNED_LONG, value.toString());
            case FLOAT -> new Value(ValueType.DECIMAL, decimal(((Number) value).doubleValue()));
            case BOOLEAN -> Value.bool((Boolean) value);
            case TIME -> new Value(ValueType.DATE_TIME, TIME.format(((Date) value).toInstant()));
            case OPAQUE -> new Value(ValueType.BASE64, Base64.getEncoder().encodeToString((byte[]) value));
            case OBJLNK -> Value.string(((ObjectLink) value).encodeToString());
            case CORELINK -> Value.string(Stream.of((Link[]) value).map(Link::toCoreLinkFormat)
                    .collect(Collectors.joining(",")));
            case NONE -> Value.string("");
        };
    }

    /// Not in the power of ten that a small number would get, and not at all if it is none.
    private static String decimal(double number) {
        return Double.isFinite(number) ? new BigDecimal(Double.toString(number)).toPlainString() : "";
    }

}
