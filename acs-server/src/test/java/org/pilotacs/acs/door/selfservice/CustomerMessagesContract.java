package org.pilotacs.acs.door.selfservice;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.action.Action;
import org.pilotacs.acs.action.ActionRequest;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.door.SampleAiring;
import org.pilotacs.acs.door.SampleBox;
import org.pilotacs.acs.door.TestDoor;
import org.pilotacs.acs.feed.EventPage;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Knock;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import static org.assertj.core.api.Assertions.assertThat;

/// What an operator's app is told so that it can push it to customers.
abstract class CustomerMessagesContract extends SelfServiceCase {
    private long seen;

    CustomerMessagesContract(TestDatabases.Kind kind) {
        super(kind);
    }

    @BeforeEach
    void begin() {
        messages();
    }

    /// Those that came since the last look.
    private List<JsonNode> messages() {
        door.feed.number();
        door.news.tell();
        door.customerIncidents.tell();
        door.feed.number();
        JsonNode page = json(door.get("/care/v1/events?after=" + seen + "&types=customer.message,customer.incident"));
        seen = page.path("next").asLong();
        List<JsonNode> all = new ArrayList<>();
        page.path("events").forEach(all::add);
        return all;
    }

    private JsonNode message() {
        List<JsonNode> all = messages();
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private void passes(Duration time) {
        door.core.clock.advance(time);
    }

    /// The box does what it is told, and shows what it is asked to.
    private void obeys() {
        door.core.settle(door.core.claim(box.id()), door.core.confirmed());
        while (door.actions.ofDevice(box.id(), 1).getFirst().outcome() == null) {
            door.core.answer(door.core.claim(box.id()), box, SampleBox.signal("142"));
        }
    }

    private static String says(JsonNode message, String language) {
        return message.at("/data/text/" + language).asText();
    }

    private static String state(JsonNode message) {
        return message.at("/data/state").asText();
    }

    @Test
    void what_a_customer_ordered_is_told_once_it_is_over_in_the_words_of_the_portal() {
        String id = json(order(box, "{\"action\":\"restart\"}")).path("id").asText();
        assertThat(messages()).as("begun is no news").isEmpty();
        door.core.park(door.core.claim(box.id()));
        passes(Duration.ofSeconds(3));
        assertThat(messages()).as("nor is under way").isEmpty();
        door.core.settle(door.core.resume(box.id()), door.core.confirmed());
        JsonNode one = message();
        assertThat(one.path("type").asText()).isEqualTo("customer.message");
        assertThat(one.path("subscriber").asText()).isEqualTo(ANNA);
        assertThat(one.path("device").asText()).isEqualTo(box.id().value());
        assertThat(one.at("/data/about").asText()).isEqualTo("action");
        assertThat(one.at("/data/id").asText()).isEqualTo(id);
        assertThat(one.at("/data/action").asText()).isEqualTo("restart");
        assertThat(one.at("/data/path").asText()).isEqualTo("/my/actions/" + id);
        assertThat(one.at("/data/title/pl").asText()).isEqualTo("Uruchom ponownie dekoder");
        assertThat(one.at("/data/box/name/en").asText()).isNotEmpty();
        assertThat(one.at("/data/box/number").asText()).matches("….{4}");
        JsonNode shown = get("/actions/" + id);
        assertThat(state(one)).isEqualTo(shown.path("state").asText());
        assertThat(says(one, "en")).isEqualTo(shown.path("says").asText());
        assertThat(says(one, "pl")).isEqualTo("Gotowe. Urządzenie uruchomiło się ponownie.");
        assertThat(messages()).isEmpty();
        Long looked = door.core.database.with(handle -> handle
                .createQuery("SELECT COUNT(*) FROM action WHERE look_for_customer IS NOT NULL").mapTo(Long.class)
                .one());
        assertThat(looked).as("nobody looks at it any more").isZero();
    }

    @Test
    void a_box_that_does_not_answer_is_told_after_a_minute_and_once() {
        order(box, "{\"action\":\"restart\"}");
        door.core.bell.says(Knock.State.UNREACHABLE, door.core.clock.instant());
        assertThat(messages()).isEmpty();
        passes(Duration.ofSeconds(61));
        JsonNode one = message();
        assertThat(state(one)).isEqualTo("unreachable");
        assertThat(says(one, "en")).isEqualTo("Your box does not answer. We keep trying.");
        passes(Duration.ofSeconds(61));
        assertThat(messages()).isEmpty();
    }

    @Test
    void what_goes_by_satellite_is_never_done_before_its_owner_says_so() {
        JsonNode begun = json(order(listener, "{\"action\":\"reconnect\"}"));
        assertThat(messages()).as("it waits for the head-end").isEmpty();
        door.core.air.takes(listener.id(), SampleAiring.withoutCode(2, TestDoor.NOW));
        passes(Duration.ofSeconds(2));
        JsonNode sent = message();
        assertThat(state(sent)).isEqualTo("on-air");
        assertThat(says(sent, "en")).startsWith("Sent by satellite.").doesNotContainIgnoringCase("done");
        assertThat(says(sent, "pl")).startsWith("Wysłane przez satelitę.").doesNotContainIgnoringCase("gotowe");
        passes(Duration.ofSeconds(60));
        assertThat(messages()).isEmpty();
        door.core.air.stands(listener.id(), SampleAiring.arrived(9, TestDoor.NOW));
        passes(Duration.ofSeconds(60));
        JsonNode likely = message();
        assertThat(state(likely)).isEqualTo("probably-done");
        assertThat(says(likely, "en")).endsWith("Does it work?");
        by(ANNA, "POST", "/actions/" + begun.path("id").asText() + "/proof", "{\"works\":true}");
        JsonNode done = message();
        assertThat(state(done)).isEqualTo("done");
        assertThat(says(done, "en")).isEqualTo(get("/actions/" + begun.path("id").asText()).path("says").asText());
    }

    @Test
    void what_our_people_order_is_told_too_but_not_what_they_look_at() {
        Action ordered = door.begin(box, new ActionRequest.Restart());
        door.actions.cancel(ordered.id(), Saying.of("by mistake"));
        JsonNode one = message();
        assertThat(one.path("subscriber").asText()).isEqualTo(ANNA);
        assertThat(state(one)).isEqualTo("called-off");
        assertThat(one.toString()).as("names and words of our people are theirs").doesNotContain("mistake");
        door.begin(box, new ActionRequest.CheckSignal());
        door.core.answer(door.core.claim(box.id()), box, SampleBox.signal("142"));
        assertThat(messages()).isEmpty();
    }

    @Test
    void a_check_is_told_to_who_asked_for_it() {
        String check = json(by(ANNA, "POST", path(box) + "/checks", "{\"said\":\"pixels\"}")).path("id").asText();
        door.core.answer(door.core.claim(box.id()), box, SampleBox.signal("142"));
        door.core.desk.harvest();
        door.examinations.sweep();
        JsonNode one = message();
        assertThat(one.at("/data/about").asText()).isEqualTo("check");
        assertThat(one.at("/data/id").asText()).isEqualTo(check);
        assertThat(one.at("/data/action").isNull()).isTrue();
        JsonNode shown = get(path(box));
        assertThat(state(one)).isEqualTo(shown.path("health").asText());
        assertThat(says(one, "en")).isEqualTo(shown.path("says").asText());
        assertThat(one.at("/data/path").asText()).isEqualTo("/my/boxes/" + box.id().value().replace("%", "%25"));
    }

    @Test
    void a_box_that_changed_hands_tells_nobody_what_another_ordered() {
        order(box, "{\"action\":\"restart\"}");
        gives(box, BOB);
        obeys();
        assertThat(messages()).isEmpty();
    }

    private void gives(Device device, String to) {
        door.core.imports("""
                {"serial":"%s","oui":"%s","productClass":"%s","subscriber":"%s"}
                """.formatted(device.identity().serialNumber(), device.identity().oui(),
                device.identity().productClass(), to));
    }

    @Test
    void an_incident_is_told_to_whom_it_touches_and_its_end_to_whom_it_was_told() {
        door.core.imports(
                """
                        {"serial":"SN-2001","oui":"A1B2C3","productClass":"SV-S2","subscriber":"%s","card":"020000000001","tags":["node:WAW-17"]}
                        """
                        .formatted(BOB));
        String path = "/care/v1/incidents/" + json(door.post("/care/v1/incidents",
                """
                        {"kind":"offline","group":{"dimension":"node","name":"WAW-17"},"text":"Planned work until 6.","agent":"noc"}
                        """))
                .path("id").asText();
        JsonNode began = message();
        assertThat(began.path("type").asText()).isEqualTo("customer.incident");
        assertThat(began.path("subscriber").asText()).isEqualTo(BOB);
        assertThat(state(began)).isEqualTo("began");
        assertThat(says(began, "en")).isEqualTo("Planned work until 6.");
        door.post(path + "/notes", "{\"agent\":\"anna\",\"text\":\"still\"}");
        assertThat(messages()).as("a note of ours is none for them").isEmpty();
        door.core.imports("""
                {"serial":"SN-1001","oui":"A1B2C3","productClass":"SV-S2","subscriber":"%s","tags":["node:WAW-17"]}
                """.formatted(ANNA));
        door.post(path + "/notes", "{\"agent\":\"anna\",\"text\":\"wider\"}");
        assertThat(message().path("subscriber").asText()).as("who is in it by now").isEqualTo(ANNA);
        gives(bobs, "30000001");
        door.post(path + "/end", "{\"agent\":\"noc\"}");
        JsonNode over = message();
        assertThat(over.path("subscriber").asText()).as("the box of the other is another's by now").isEqualTo(ANNA);
        assertThat(state(over)).isEqualTo("over");
        assertThat(says(over, "pl")).startsWith("O ile wiemy, już po wszystkim.");
        assertThat(messages()).isEmpty();
    }

    @Test
    void who_names_no_types_gets_no_messages_for_customers() {
        door.actions.cancel(door.begin(box, new ActionRequest.Restart()).id(), Saying.of("by mistake"));
        long before = seen;
        message();
        EventPage all = door.feed.after(before, Set.of(), 10);
        assertThat(all.events()).extracting(event -> event.type().wireName()).containsExactly("action.settled");
        assertThat(all.next()).as("yet goes on after them").isEqualTo(door.feed.last());
    }

    @Test
    void of_many_nodes_that_look_at_once_one_tells() {
        for (int i = 0; i < 5; i++) {
            door.actions.cancel(door.begin(box, new ActionRequest.Restart()).id(), Saying.of("by mistake"));
        }
        order(listener, "{\"action\":\"reconnect\"}");
        door.core.air.takes(listener.id(), SampleAiring.withoutCode(2, TestDoor.NOW));
        door.feed.number();
        try (ExecutorService nodes = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int node = 0; node < 6; node++) {
                nodes.execute(door.news::tell);
            }
        }
        assertThat(messages()).extracting(CustomerMessagesContract::state).containsExactlyInAnyOrder("called-off",
                "called-off", "called-off", "called-off", "called-off", "on-air");
    }
}
