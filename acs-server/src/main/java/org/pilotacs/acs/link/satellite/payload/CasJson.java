package org.pilotacs.acs.link.satellite.payload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.task.CardOrder;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/// What docs/cas-gateway.md has in braces.
final class CasJson {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int MAX_REASON = 200;

    private CasJson() {}

    /// An answer that is not as it was agreed; the text names what is wrong in it.
    static final class UnreadableException extends Exception {
        private static final long serialVersionUID = 1;

        UnreadableException(String what) {
            super(what);
        }
    }

    static byte[] write(CasCommand command) {
        ObjectNode node = JSON.createObjectNode().put("reference", command.reference()).put("card",
                CardNumber.bare(command.card()));
        ArrayNode orders = node.putArray("orders");
        command.orders().forEach(order -> write(order, orders.addObject()));
        node.put("until", command.until().toString());
        try {
            return JSON.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    private static void write(CardOrder order, ObjectNode node) {
        node.put("kind", OrderKind.of(order).wire());
        switch (order) {
            case CardOrder.RefreshRights(List<CardOrder.Right> rights) -> {
                ArrayNode array = node.putArray("rights");
                rights.forEach(right -> array.addObject().put("product", right.product()).put("until",
                        right.until().toString()));
            }
            case CardOrder.Pair(String box) -> node.put("box", box);
            case CardOrder.ResetPin _,CardOrder.Restart _ -> {
            }
            case CardOrder.ShowCode(Duration shown) -> node.put("seconds", shown.plusNanos(999_999_999).toSeconds());
        }
    }

    static CasTicket ticket(byte[] body) throws UnreadableException {
        JsonNode ticket = object(body).path("ticket");
        if (!ticket.isTextual() || !CasTicket.isOne(ticket.textValue())) {
            throw new UnreadableException("ticket");
        }
        return new CasTicket(ticket.textValue());
    }

    static CasStatus status(byte[] body) throws UnreadableException {
        JsonNode node = object(body);
        String wire = node.path("state").asText();
        CasStatus.State state = Arrays.stream(CasStatus.State.values()).filter(one -> one.wire().equals(wire))
                .findFirst()
                .orElseThrow(() -> new UnreadableException("state"));
        return new CasStatus(state, sent(node.path("sent")), instant(node, "lastSent"), instant(node, "nextSend"),
                words(node.path("reason")));
    }

    /// Why it says no, from a `reason` like a status's or the `detail` of a problem (RFC 9457); empty if it does not say.
    static String reason(byte[] body) {
        try {
            JsonNode node = object(body);
            return words(node.path(node.path("reason").isTextual() ? "reason" : "detail"));
        } catch (UnreadableException _) {
            return "";
        }
    }

    private static JsonNode object(byte[] body) throws UnreadableException {
        try {
            JsonNode node = JSON.readTree(body);
            if (node != null && node.isObject()) {
                return node;
            }
        } catch (IOException _) {
            // said below
        }
        throw new UnreadableException("JSON");
    }

    private static long sent(JsonNode node) throws UnreadableException {
        if (node.isMissingNode() || node.isNull()) {
            return 0;
        }
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < 0) {
            throw new UnreadableException("sent");
        }
        return node.longValue();
    }

    private static @Nullable Instant instant(JsonNode object, String name) throws UnreadableException {
        JsonNode node = object.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        try {
            return Instant.parse(node.asText());
        } catch (DateTimeException _) {
            throw new UnreadableException(name);
        }
    }

    /// As much as people care to read, on one line.
    private static String words(JsonNode node) {
        String text = node.isTextual() ? node.textValue().replaceAll("[\\p{Cntrl} ]+", " ").strip() : "";
        return text.length() <= MAX_REASON ? text : text.substring(0, MAX_REASON) + "…";
    }
}
