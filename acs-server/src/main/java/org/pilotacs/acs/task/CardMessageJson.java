package org.pilotacs.acs.task;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Messages to cards as JSON, as they are stored. Names in it are part of the format.
public final class CardMessageJson {
    private static final JsonMapper JSON = new JsonMapper();

    private CardMessageJson() {}

    public static ObjectNode write(CardMessage message) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        switch (message) {
            case CardMessage.Orders(List<CardOrder> orders) -> {
                ArrayNode array = node.putArray("orders");
                orders.forEach(order -> array.add(write(order)));
            }
            case CardMessage.Sections(List<String> sections) -> sections.forEach(node.putArray("sections")::add);
        }
        return node;
    }

    private static ObjectNode write(CardOrder order) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        switch (order) {
            case CardOrder.RefreshRights(List<CardOrder.Right> rights) -> {
                ArrayNode array = node.put("order", "RefreshRights").putArray("rights");
                rights.forEach(one -> array.addObject().put("product", one.product()).put("until",
                        one.until().toEpochMilli()));
            }
            case CardOrder.Pair(String box) -> node.put("order", "Pair").put("box", box);
            case CardOrder.ResetPin _ -> node.put("order", "ResetPin");
            case CardOrder.Restart _ -> node.put("order", "Restart");
            case CardOrder.ShowCode(Duration shown) -> node.put("order", "ShowCode").put("shown", shown.toMillis());
        }
        return node;
    }

    /// The same from a text.
    ///
    /// @param owner of the text, for whoever must look for it
    /// @throws UnreadableTaskException for anything that [#write] has not made
    public static CardMessage read(String owner, String json) {
        try {
            return read(owner, JSON.readTree(json));
        } catch (JsonProcessingException e) {
            throw new UnreadableTaskException(owner, "not JSON", e);
        }
    }

    /// @param owner of the text, for whoever must look for it
    /// @throws UnreadableTaskException for anything that [#write] has not made
    public static CardMessage read(String owner, JsonNode node) {
        if (node.has("sections")) {
            return new CardMessage.Sections(node.path("sections").valueStream().map(JsonNode::asText).toList());
        }
        if (!node.path("orders").isArray()) {
            throw new UnreadableTaskException(owner, "a message to a card without orders");
        }
        return new CardMessage.Orders(node.path("orders").valueStream().map(one -> order(owner, one)).toList());
    }

    private static CardOrder order(String owner, JsonNode node) {
        return switch (node.path("order").asText()) {
            case "RefreshRights" -> new CardOrder.RefreshRights(node.path("rights").valueStream()
                    .map(one -> new CardOrder.Right(one.path("product").asInt(),
                            Instant.ofEpochMilli(one.path("until").asLong())))
                    .toList());
            case "Pair" -> new CardOrder.Pair(node.path("box").asText());
            case "ResetPin" -> new CardOrder.ResetPin();
            case "Restart" -> new CardOrder.Restart();
            case "ShowCode" -> new CardOrder.ShowCode(Duration.ofMillis(node.path("shown").asLong()));
            case String other -> throw new UnreadableTaskException(owner, "order " + other + " is not known");
        };
    }
}
