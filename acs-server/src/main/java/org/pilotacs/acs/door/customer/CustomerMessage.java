package org.pilotacs.acs.door.customer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.action.Action;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.diagnosis.Examination;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.feed.EventType;
import org.pilotacs.acs.feed.Happening;
import org.pilotacs.acs.incident.Incident;
import org.pilotacs.acs.saying.Language;

import java.time.Instant;
import java.util.function.Function;

/// What is pushed to a customer's telephone, in each language: nobody knows here which one they read. It goes through other
/// people's servers and lies on a locked screen, so nothing is in it that is for the customer's eyes alone.
///
/// @param about what kind of thing it tells of
/// @param id of that thing
/// @param action that was ordered; null for none
/// @param state of that thing, for machines
/// @param title what it is about
/// @param path of the portal's page that says more
record CustomerMessage(String about, String id, @Nullable CustomerAction action, String state,
        Function<Words, String> title, Function<Words, String> text, String path) {
    static CustomerMessage of(Action action, CustomerAction what, CustomerProgress.State state) {
        return new CustomerMessage("action", action.id(), what, state.wireName(), title(what),
                words -> CustomerProgress.sentence(action, what, state, words), PortalPath.of(action));
    }

    /// @param shown the box in a language, as its look left it
    static CustomerMessage of(Examination check, Device device, Function<Words, CustomerBox> shown) {
        return new CustomerMessage("check", check.id(), null, shown.apply(Words.ENGLISH).health().wireName(),
                title(CustomerAction.CHECK_SIGNAL), words -> shown.apply(words).says(), PortalPath.of(device));
    }

    static CustomerMessage began(Incident incident, Device device) {
        return new CustomerMessage("incident", incident.id(), null, "began", CustomerMessage::ofIncident,
                words -> words.say(incident.tell()), PortalPath.of(device));
    }

    static CustomerMessage over(Incident incident, Device device) {
        return new CustomerMessage("incident", incident.id(), null, "over", CustomerMessage::ofIncident,
                words -> words.say("my.health.incident-over"), PortalPath.of(device));
    }

    private static String ofIncident(Words words) {
        return words.say("my.health.word.incident");
    }

    private static Function<Words, String> title(CustomerAction what) {
        return words -> words.say("my.action." + what.wireName());
    }

    /// An event for who owns a box.
    Happening happening(EventType type, Device device, CustomerModels models, Instant at) {
        return new Happening(type, at, device.id(), device.subscriber(),
                json(device, words -> models.name(device, words)));
    }

    private String json(Device device, Function<Words, String> name) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("id", id).put("about", about)
                .put("action", action == null ? null : action.wireName()).put("state", state);
        ObjectNode box = json.putObject("box").put("number", "…" + CustomerModels.numberEnd(device));
        put(box.putObject("name"), name);
        put(json.putObject("title"), title);
        put(json.putObject("text"), text);
        return json.put("path", path).toString();
    }

    private static void put(ObjectNode json, Function<Words, String> says) {
        for (Language language : Language.values()) {
            json.put(language.tag(), says.apply(Words.of(language)));
        }
    }
}
