package org.pilotacs.acs.provisioning.movein;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.DeviceTags;
import org.pilotacs.acs.device.Identity;
import org.pilotacs.acs.device.Learnt;
import org.pilotacs.acs.device.MovedDevice;
import org.pilotacs.acs.device.MovedDevice.Told;
import org.pilotacs.acs.provisioning.expression.Value;
import org.pilotacs.acs.provisioning.picture.Typed;
import org.pilotacs.acs.runtime.Secret;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/// A device as GenieACS keeps it, read as what is known of a box. Confined to one thread.
final class DeviceForm {
    private static final Pattern ZONE_WITHOUT_COLON = Pattern.compile("([+-][0-9]{2})([0-9]{2})$");

    private final JsonNode document;
    private final Instant now;
    private final List<Told> told = new ArrayList<>();
    /// When something without a time of its own was known.
    private final Instant otherwise;
    private String username = "";
    private Secret password = Secret.NONE;
    private int parameters;
    private int badTags;

    /// @param document without MongoDB's own types
    /// @param now nothing was learnt later
    DeviceForm(JsonNode document, Instant now) {
        this.document = document;
        this.now = now;
        this.otherwise = Objects.requireNonNullElseGet(time(document.path("_registered")), () -> Objects
                .requireNonNullElse(time(document.path("_lastInform")), Instant.EPOCH));
    }

    MovedDevice read() throws BadDocumentException {
        Identity identity = identity();
        List<String> tags = tags();
        Instant listed = time(document.path("_timestamp"));
        children("", document, listed == null ? otherwise : listed);
        if (listed != null) {
            told.add(new Told(new Learnt.Listed(""), listed));
        }
        return new MovedDevice(identity, time(document.path("_registered")), time(document.path("_lastInform")),
                time(document.path("_lastBoot")), time(document.path("_lastBootstrap")), told, tags);
    }

    /// What it expects of who calls it.
    record CallLogin(String username, Secret password) {}

    /// Null if that is not known.
    @Nullable
    CallLogin callLogin() {
        return password.isEmpty() ? null : new CallLogin(username, password);
    }

    /// Nodes that have a value.
    int parameters() {
        return parameters;
    }

    /// Tags that cannot be tags here.
    int badTags() {
        return badTags;
    }

    private Identity identity() throws BadDocumentException {
        JsonNode said = document.path("_deviceId");
        Identity identity = said.isObject()
                ? new Identity(said.path("_Manufacturer").asText(""), said.path("_OUI").asText(""),
                        said.path("_ProductClass").asText(""), said.path("_SerialNumber").asText(""))
                : named(document.path("_id").asText(""));
        if (identity.serialNumber().isEmpty()) {
            throw new BadDocumentException("it does not say its serial number");
        }
        try {
            var _ = identity.deviceId();
        } catch (IllegalArgumentException e) {
            throw new BadDocumentException(String.valueOf(e.getMessage()));
        }
        return identity;
    }

    private static Identity named(String id) throws BadDocumentException {
        String[] parts = id.split("-", -1);
        try {
            if (parts.length == 2) {
                return new Identity("", decoded(parts[0]), "", decoded(parts[1]));
            }
            if (parts.length == 3) {
                return new Identity("", decoded(parts[0]), decoded(parts[1]), decoded(parts[2]));
            }
        } catch (IllegalArgumentException _) {
            // said below
        }
        throw new BadDocumentException("it has no _deviceId, and its _id is not OUI-ProductClass-SerialNumber");
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private List<String> tags() {
        Set<String> tags = new LinkedHashSet<>();
        for (JsonNode one : document.path("_tags")) {
            if (one.isValueNode() && DeviceTags.TAG.matcher(one.asText()).matches()) {
                tags.add(one.asText());
            } else {
                badTags++;
            }
        }
        return List.copyOf(tags);
    }

    private void children(String prefix, JsonNode object, Instant listed) {
        for (Map.Entry<String, JsonNode> each : object.properties()) {
            if (!each.getKey().startsWith("_") && each.getValue().isObject() && !each.getKey().isEmpty()) {
                node(prefix + each.getKey(), each.getValue(), listed);
            }
        }
    }

    private void node(String path, JsonNode node, Instant listed) {
        Instant at = time(node.path("_timestamp"));
        if (node.path("_object").asBoolean(false) || hasChildren(node)) {
            if (node.path("_writable").isBoolean()) {
                told.add(new Told(new Learnt.Named(path + ".", node.path("_writable").booleanValue()), listed));
            }
            children(path + ".", node, at == null ? listed : at);
            if (at != null) {
                told.add(new Told(new Learnt.Listed(path + "."), at));
            }
        } else {
            parameter(path, node, listed, at);
        }
        attributes(path, node);
    }

    private void parameter(String path, JsonNode node, Instant listed, @Nullable Instant at) {
        Value value = value(node.path("_value"));
        if (value != null) {
            parameters++;
            if (path.endsWith(".ManagementServer.ConnectionRequestUsername")) {
                username = node.path("_value").asText("");
            } else if (path.endsWith(".ManagementServer.ConnectionRequestPassword")) {
                password = Secret.of(node.path("_value").asText(""));
            }
            told.add(new Told(new Learnt.Valued(path,
                    Typed.cast(value, node.path("_type").asText(Typed.TEXT)).kept(true)), at == null ? listed : at));
        }
        if (node.path("_writable").isBoolean()) {
            told.add(new Told(new Learnt.Named(path, node.path("_writable").booleanValue()), listed));
        }
    }

    private void attributes(String path, JsonNode node) {
        JsonNode notification = node.path("_notification");
        JsonNode names = node.path("_accessList");
        if (!notification.isInt() && !names.isArray()) {
            return;
        }
        List<String> accessList = new ArrayList<>();
        names.forEach(name -> accessList.add(name.asText("")));
        told.add(new Told(new Learnt.Attributed(path, notification.isInt() ? (Integer) notification.intValue() : null,
                names.isArray() ? accessList : null),
                Objects.requireNonNullElse(time(node.path("_attributesTimestamp")), otherwise)));
    }

    private static boolean hasChildren(JsonNode node) {
        return node.properties().stream().anyMatch(each -> !each.getKey().startsWith("_")
                && each.getValue().isObject());
    }

    private static @Nullable Value value(JsonNode json) {
        if (json.isBoolean()) {
            return Value.of(json.booleanValue());
        }
        if (json.isNumber()) {
            return json.isIntegralNumber() ? Value.of(json.asText()) : Value.of(json.doubleValue());
        }
        return json.isTextual() ? Value.of(json.textValue()) : null;
    }

    /// Null if it is none.
    private @Nullable Instant time(JsonNode json) {
        try {
            Instant at = null;
            if (json.isNumber()) {
                at = Instant.ofEpochMilli(json.longValue());
            } else if (json.isTextual()) {
                at = OffsetDateTime.parse(ZONE_WITHOUT_COLON.matcher(json.textValue()).replaceFirst("$1:$2"))
                        .toInstant();
            }
            return at == null || at.isBefore(Instant.EPOCH)
                    ? null
                    : (at.isAfter(now) ? now : at).truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException _) {
            return null;
        }
    }
}
