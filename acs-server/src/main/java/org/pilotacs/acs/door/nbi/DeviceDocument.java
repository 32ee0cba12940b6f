package org.pilotacs.acs.door.nbi;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.Parameter;
import org.pilotacs.acs.device.ParameterAttributes;
import org.pilotacs.acs.device.ParameterTree;
import org.pilotacs.acs.device.Value;
import org.pilotacs.acs.device.ValueType;
import org.pilotacs.acs.door.nbi.query.Datum;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// A device as GenieACS keeps it: what it is and when it came, and its data model nested by the segments of its paths. Pure.
final class DeviceDocument {
    /// What is known of a device besides its data model.
    static final Set<String> OWN = Set.of("_id", "_deviceId", "_registered", "_lastInform", "_lastBoot",
            "_lastBootstrap", "_tags");

    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,15}");

    private DeviceDocument() {}

    /// @param tree empty where the data model is not wanted
    static Datum.Document of(Device device, ParameterTree tree) {
        Datum.Document.Builder document = Datum.Document.builder();
        document.put("_id", new Datum.Text(device.id().value()));
        document.put("_deviceId", identity(device));
        put(document, "_registered", device.firstSeen().equals(Instant.EPOCH) ? null : device.firstSeen());
        put(document, "_lastInform", device.isUnheard() ? null : device.lastSeen());
        put(document, "_lastBoot", device.lastBoot());
        put(document, "_lastBootstrap", device.lastBootstrap());
        if (!device.tags().isEmpty()) {
            document.put("_tags",
                    new Datum.Array(device.tags().stream().map(Datum.Text::new).toList()));
        }
        put(document, "_timestamp", tree.listed());
        Node root = new Node();
        tree.all().forEach(root::add);
        root.children.forEach((name, node) -> document.put(name, node.document()));
        return document.build();
    }

    private static Datum identity(Device device) {
        return Datum.Document.builder().put("_Manufacturer", new Datum.Text(device.identity().manufacturer()))
                .put("_OUI", new Datum.Text(device.identity().oui()))
                .put("_ProductClass", new Datum.Text(device.identity().productClass()))
                .put("_SerialNumber", new Datum.Text(device.identity().serialNumber())).build();
    }

    private static void put(Datum.Document.Builder document, String name, @Nullable Instant at) {
        if (at != null) {
            document.put(name, new Datum.Date(at));
        }
    }

    /// One segment of a path, and what is below it.
    private static final class Node {
        private final Map<String, Node> children = new LinkedHashMap<>();
        private @Nullable Parameter own;

        void add(Parameter parameter) {
            String path = parameter.path();
            Node here = this;
            int from = 0;
            while (from < path.length()) {
                int dot = path.indexOf('.', from);
                int to = dot < 0 ? path.length() : dot;
                here = here.children.computeIfAbsent(path.substring(from, to), _ -> new Node());
                from = to + 1;
            }
            here.own = parameter;
        }

        /// What is below a node makes it an object, whoever named it.
        Datum.Document document() {
            Datum.Document.Builder document = Datum.Document.builder();
            Parameter known = own;
            boolean object = known == null || known.isObject() || !children.isEmpty();
            document.put("_object", Datum.Truth.of(object));
            if (known != null && known.writable() != null) {
                document.put("_writable", Datum.Truth.of(known.writable()));
            }
            if (known != null && known.value() != null && !object) {
                document.put("_value", datum(known.value()));
                document.put("_type", new Datum.Text(name(known.value().type())));
                document.put("_timestamp", new Datum.Date(known.learnt()));
            }
            if (object && known != null && known.listed() != null) {
                document.put("_timestamp", new Datum.Date(known.listed()));
            }
            if (known != null && known.attributes() != null) {
                attributes(document, known.attributes());
            }
            children.forEach((name, node) -> document.put(name, node.document()));
            return document.build();
        }
    }

    private static void attributes(Datum.Document.Builder document, ParameterAttributes attributes) {
        if (attributes.notification() != null) {
            document.put("_notification", new Datum.Numeral(attributes.notification()));
        }
        List<String> names = attributes.accessList();
        if (names != null) {
            document.put("_accessList", new Datum.Array(names.stream().map(Datum.Text::new).toList()));
        }
        document.put("_attributesTimestamp", new Datum.Date(attributes.learnt()));
    }

    /// With the type that JavaScript has for it; what is not as its type says stays text.
    private static Datum datum(Value value) {
        String text = value.text();
        return switch (value.type()) {
            case INT, UNSIGNED_INT -> WHOLE.matcher(text.strip()).matches()
                    ? new Datum.Numeral(Double.parseDouble(text.strip()))
                    : new Datum.Text(text);
            case BOOLEAN -> switch (text.strip()) {
                case "1", "true" -> Datum.Truth.TRUE;
                case "0", "false" -> Datum.Truth.FALSE;
                default -> new Datum.Text(text);
            };
            case DATE_TIME -> date(text);
            case STRING, LONG, UNSIGNED_LONG, DECIMAL, BASE64, HEX_BINARY -> new Datum.Text(text);
        };
    }

    private static Datum date(String text) {
        try {
            return new Datum.Date(OffsetDateTime.parse(text.strip()).toInstant());
        } catch (DateTimeException _) {
            return new Datum.Text(text);
        }
    }

    private static String name(ValueType type) {
        return switch (type) {
            case STRING -> "xsd:string";
            case INT -> "xsd:int";
            case UNSIGNED_INT -> "xsd:unsignedInt";
            case LONG -> "xsd:long";
            case UNSIGNED_LONG -> "xsd:unsignedLong";
            case DECIMAL -> "xsd:decimal";
            case BOOLEAN -> "xsd:boolean";
            case DATE_TIME -> "xsd:dateTime";
            case BASE64 -> "xsd:base64";
            case HEX_BINARY -> "xsd:hexBinary";
        };
    }
}
