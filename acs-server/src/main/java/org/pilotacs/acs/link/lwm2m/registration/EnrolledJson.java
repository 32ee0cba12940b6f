package org.pilotacs.acs.link.lwm2m.registration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.eclipse.leshan.core.endpoint.DefaultEndPointUriHandler;
import org.eclipse.leshan.core.endpoint.EndpointUri;
import org.eclipse.leshan.core.node.LwM2mPath;
import org.eclipse.leshan.core.observation.CompositeObservation;
import org.eclipse.leshan.core.observation.Observation;
import org.eclipse.leshan.core.observation.ObservationIdentifier;
import org.eclipse.leshan.core.observation.SingleObservation;
import org.eclipse.leshan.core.peer.LwM2mIdentity;
import org.eclipse.leshan.core.peer.PskIdentity;
import org.eclipse.leshan.core.peer.SocketIdentity;
import org.eclipse.leshan.core.peer.X509Identity;
import org.eclipse.leshan.core.request.ContentFormat;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// A registration as it is stored. Names are part of the format, which carries its version.
final class EnrolledJson {
    private static final int VERSION = 1;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HexFormat HEX = HexFormat.of();

    private EnrolledJson() {}

    static byte[] write(Enrolled one) {
        ObjectNode node = JSON.createObjectNode().put("v", VERSION).put("id", one.id())
                .put("address", one.from().getAddress().getHostAddress()).put("port", one.from().getPort())
                .put("scheme", one.scheme()).put("version", one.version()).put("lifetime", one.lifetime().toSeconds())
                .put("binding", one.binding()).put("links", one.links())
                .put("registered", one.registered().toEpochMilli()).put("updated", one.updated().toEpochMilli());
        switch (one.identity()) {
            case PskIdentity psk -> node.put("psk", psk.getPskIdentity());
            case X509Identity certificate -> node.put("certificate", certificate.getX509CommonName());
            default -> {
                // its address is all that it is known by
            }
        }
        if (one.queue() != null) {
            node.put("queue", one.queue());
        }
        if (one.sms() != null) {
            node.put("sms", one.sms());
        }
        one.attributes().forEach(node.putObject("attributes")::put);
        ArrayNode observations = node.putArray("observations");
        one.observations().forEach(observation -> write(observations.addObject(), observation));
        try {
            return JSON.writeValueAsBytes(node);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(ObjectNode node, Observation observation) {
        node.put("uri", observation.getId().getEndpointUri().toString())
                .put("token", HEX.formatHex(observation.getId().getBytes()));
        ArrayNode paths = node.putArray("paths");
        switch (observation) {
            case SingleObservation single -> {
                paths.add(single.getPath().toString());
                format(node, "format", single.getContentFormat());
            }
            case CompositeObservation composite -> {
                composite.getPaths().forEach(path -> paths.add(path.toString()));
                format(node, "asked", composite.getRequestContentFormat());
                format(node, "format", composite.getResponseContentFormat());
                node.put("composite", true);
            }
            default -> throw new IllegalStateException("no observation: " + observation.getClass());
        }
        observation.getContext().forEach(node.putObject("context")::put);
        observation.getProtocolData().forEach(node.putObject("protocol")::put);
    }

    private static void format(ObjectNode node, String field, @Nullable ContentFormat format) {
        if (format != null) {
            node.put(field, format.getCode());
        }
    }

    /// @param links the one text that all with the same offer share
    static Enrolled read(String endpoint, byte[] stored, UnaryOperator<String> links) {
        try {
            JsonNode node = JSON.readTree(stored);
            if (node.path("v").asInt() != VERSION) {
                throw new IllegalStateException("registration of " + endpoint + ": format " + node.path("v")
                        + " is not known");
            }
            InetSocketAddress from = new InetSocketAddress(InetAddress.ofLiteral(node.path("address").asText()),
                    node.path("port").asInt());
            String id = node.path("id").asText();
            return new Enrolled(id, endpoint, from, identity(node, from), node.path("scheme").asText(),
                    node.path("version").asText(), Duration.ofSeconds(node.path("lifetime").asLong()),
                    node.path("binding").asText(), node.has("queue") ? node.path("queue").asBoolean() : null,
                    node.has("sms") ? node.path("sms").asText() : null, links.apply(node.path("links").asText()),
                    Instant.ofEpochMilli(node.path("registered").asLong()),
                    Instant.ofEpochMilli(node.path("updated").asLong()), map(node.path("attributes")),
                    observations(id, node.path("observations")));
        } catch (IOException e) {
            throw new UncheckedIOException("registration of " + endpoint, e);
        }
    }

    private static LwM2mIdentity identity(JsonNode node, InetSocketAddress from) {
        if (node.has("psk")) {
            return new PskIdentity(node.path("psk").asText());
        }
        return node.has("certificate")
                ? new X509Identity(node.path("certificate").asText())
                : new SocketIdentity(from);
    }

    private static List<Observation> observations(String id, JsonNode nodes) {
        List<Observation> observations = new ArrayList<>();
        for (JsonNode node : nodes) {
            observations.add(observation(id, node));
        }
        return observations;
    }

    private static Observation observation(String id, JsonNode node) {
        ObservationIdentifier token = new ObservationIdentifier(uri(node.path("uri").asText()),
                HEX.parseHex(node.path("token").asText()));
        List<LwM2mPath> paths = new ArrayList<>();
        node.path("paths").forEach(path -> paths.add(new LwM2mPath(path.asText())));
        Map<String, String> context = map(node.path("context"));
        Map<String, String> protocol = map(node.path("protocol"));
        return node.path("composite").asBoolean()
                ? new CompositeObservation(token, id, paths, format(node, "asked"), format(node, "format"), context,
                        protocol)
                : new SingleObservation(token, id, paths.getFirst(), format(node, "format"), context, protocol);
    }

    private static EndpointUri uri(String text) {
        return new DefaultEndPointUriHandler().createUri(text);
    }

    @SuppressWarnings("NullAway") // Leshan takes null for: whatever the device likes
    private static ContentFormat format(JsonNode node, String field) {
        return node.has(field) ? ContentFormat.fromCode(node.path(field).asInt()) : null;
    }

    private static Map<String, String> map(JsonNode node) {
        Map<String, String> map = new HashMap<>();
        node.properties().forEach(one -> map.put(one.getKey(), one.getValue().asText()));
        return map;
    }
}
