package org.pilotacs.acs.door.care;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.account.Role;
import org.pilotacs.acs.audit.AuditEntry;
import org.pilotacs.acs.audit.AuditSearch;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.Identity;
import org.pilotacs.acs.door.TestDoor;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Fault;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.webhook.Receiver;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.pilotacs.acs.door.care.CampaignCaller.ROOT;

/// Campaigns by the care API, from the draft to the end.
abstract class CareCampaignsContract {
    private static final String RESTART = """
            {"name":"Restart all","request":{"action":"restart"},"target":{"models":["SV-S2"]},
             "waves":[{"devices":%d},{"rest":true}],"perRevision":0,"soak":"0s","breach":"pause"}
            """;

    private final TestDatabases.Kind kind;
    private TestDoor door;
    private CampaignCaller anna;
    private CampaignCaller bartek;

    CareCampaignsContract(TestDatabases.Kind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        door = TestDoor.guarded(kind, "a-token-of-sixteen-or-more");
        anna = CampaignCaller.named(door, "anna", Role.ENGINEER);
        bartek = CampaignCaller.named(door, "bartek", Role.ENGINEER);
    }

    @AfterEach
    void close() {
        door.close();
    }

    private List<Device> fleet(int count) {
        List<Device> fleet = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            fleet.add(door.campaigns.comes("S%03d".formatted(number), number % 2 == 0 ? "A" : "B"));
        }
        return fleet;
    }

    private static String restart(int canary) {
        return RESTART.formatted(canary);
    }

    private JsonNode now(String id) {
        return anna.get(ROOT + "/" + id).json();
    }

    private List<String> in(String id, String state) {
        List<String> devices = new ArrayList<>();
        anna.get(ROOT + "/" + id + "/devices?limit=1000&state=" + state).json().path("devices")
                .forEach(one -> devices.add(one.path("device").asText()));
        return devices;
    }

    private List<AuditEntry> audit() {
        return door.trail.find(new AuditSearch("", "", null, null, null, 99)).entries();
    }

    @Test
    void one_runs_from_its_draft_to_its_end_with_a_second_persons_yes() {
        fleet(6);
        JsonNode found = anna.post(ROOT + "/preview", restart(2)).json();
        assertThat(found.path("begun").asInt()).isEqualTo(6);
        assertThat(found.path("exact").asBoolean()).isTrue();
        assertThat(found.path("models")).extracting(one -> one.path("name").asText()).containsExactly("SV-S2 · A",
                "SV-S2 · B");
        String id = anna.drafted(restart(2));
        assertThat(now(id).path("state").asText()).isEqualTo("draft");
        assertThat(anna.turn(id, "prepare").path("state").asText()).isEqualTo("gathering");
        door.campaigns.runner.tick();
        assertThat(now(id).at("/counts/pending").asInt()).isEqualTo(6);
        assertThat(now(id).path("waves")).extracting(one -> one.path("devices").asInt()).containsExactly(2, 4);
        assertThat(anna.turn(id, "start").path("state").asText()).isEqualTo("awaiting-approval");
        assertThat(anna.post(ROOT + "/" + id + "/approve", "{}").text())
                .isEqualTo("anna made it or asked for it, so somebody else must approve.");
        JsonNode running = bartek.turn(id, "approve");
        assertThat(running.path("approvedBy").asText()).isEqualTo("bartek");
        assertThat(running.at("/why/text").asText()).isEqualTo("Approved and started by bartek. “so said approve”");
        for (int wave = 0; wave < 2; wave++) {
            door.campaigns.pass(Duration.ofSeconds(1));
            in(id, "waiting").forEach(
                    box -> assertThat(door.campaigns.comes(new DeviceId(box), door.core.confirmed())).isTrue());
            door.campaigns.pass(Duration.ofSeconds(2));
        }
        JsonNode over = now(id);
        assertThat(over.path("state").asText()).as(over.toString()).isEqualTo("finished");
        assertThat(over.path("ended").isNull()).isFalse();
        assertThat(over.at("/counts/done").asInt()).isEqualTo(6);
        assertThat(over.at("/models/0/counts/done").asInt()).isEqualTo(3);
        assertThat(over.path("entries")).extracting(one -> one.path("who").asText()).startsWith("anna", "anna", "",
                "anna", "bartek");
        assertThat(audit()).extracting(AuditEntry::who, AuditEntry::detail)
                .contains(tuple("anna", "campaign " + id + " drafted: restart"),
                        tuple("anna", "campaign " + id + " approve: not done"),
                        tuple("bartek",
                                "campaign " + id + " approve: so said approve"));
    }

    @Test
    void a_box_tells_its_story_with_the_paths_of_its_actions_whatever_its_id() {
        Device box = door.campaigns.comes(new Identity("Sagevision", "A1B2C3", "SV-S2", "a b%c/1"), "A");
        assertThat(box.id().value()).contains("%20").contains("%25").contains("%2F");
        String id = anna.ready(restart(5));
        anna.turn(id, "start");
        door.campaigns.pass(Duration.ofSeconds(1));
        assertThat(door.campaigns.begins(box.id())).isTrue();
        String path = in(id, "at-work").size() == 1
                ? anna.get(ROOT + "/" + id + "/devices").json().at("/devices/0/path").asText()
                : "";
        JsonNode story = anna.get(path).json();
        assertThat(story.path("device").asText()).isEqualTo(box.id().value());
        assertThat(story.path("story")).extracting(one -> one.path("state").asText()).containsExactly("at-work");
        JsonNode action = anna.get(story.path("action").asText()).json();
        assertThat(action.path("device").asText()).isEqualTo(box.id().value());
        assertThat(action.at("/requestedBy/channel").asText()).isEqualTo("campaign");
        JsonNode its = anna.get(TestDoor.path(box) + "/campaigns").json();
        assertThat(its.at("/campaigns/0/campaign/id").asText()).isEqualTo(id);
        assertThat(its.at("/campaigns/0/state").asText()).isEqualTo("at-work");
        assertThat(audit()).anySatisfy(entry -> {
            assertThat(entry.detail()).isEqualTo("campaign " + id);
            assertThat(entry.subject().device()).isEqualTo(box.id());
        });
        assertThat(anna.get(ROOT + "/" + id + "/devices/none").status()).isEqualTo(404);
    }

    @Test
    void a_box_that_is_not_in_a_campaign_has_no_story_there() {
        String id = anna.drafted(restart(5));
        Device box = door.campaigns.comes("S1", "A");
        CampaignCaller.Answer none = anna.get(ROOT + "/" + id + "/devices/" + box.id().value());
        assertThat(none.status()).isEqualTo(404);
        assertThat(none.text()).isEqualTo(box.id().value() + " is not in this campaign.");
    }

    @Test
    void what_was_asked_for_twice_is_made_once() {
        CampaignCaller.Answer first = anna.draft(restart(5), "k");
        CampaignCaller.Answer again = anna.draft(restart(5), "k");
        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.whole().headers().firstValue("location")).isEqualTo(
                first.whole().headers().firstValue("location"));
        assertThat(anna.draft(restart(6), "k").status()).isEqualTo(409);
        assertThat(bartek.draft(restart(6), "k").status()).isEqualTo(201);
        // of another plan by now
        String id = first.json().path("id").asText();
        anna.put(ROOT + "/" + id, restart(7));
        assertThat(anna.draft(restart(5), "k").json().path("id").asText()).isEqualTo(id);
        assertThat(anna.get(ROOT).json().path("campaigns")).hasSize(2);
    }

    @Test
    void a_secret_is_shown_as_a_mask_and_the_mask_is_not_taken_for_it() {
        String secret = "InternetGatewayDevice.LANDevice.1.WLANConfiguration.1.KeyPassphrase";
        String plan = """
                {"name":"New keys","request":{"action":"write","values":[
                 {"path":"Device.A","type":"int","value":"7"},{"path":"%s","type":"string","value":"%s"}]}}
                """;
        CampaignCaller.Answer made = anna.draft(plan.formatted(secret, "zielone okna"), "k");
        String id = made.json().path("id").asText();
        assertThat(made.json().at("/plan/request/values/0/value").asText()).isEqualTo("7");
        assertThat(made.json().at("/plan/request/values/1/value").asText()).isEqualTo("***");
        for (String path : List.of(ROOT, ROOT + "/" + id)) {
            assertThat(anna.get(path).whole().body()).doesNotContain("zielone");
        }
        assertThat(audit()).noneMatch(entry -> entry.detail().contains("zielone"))
                .anyMatch(entry -> entry.detail().contains("write Device.A, " + secret));
        JsonNode told = now(id).path("plan");
        CampaignCaller.Answer back = anna.put(ROOT + "/" + id, told.toString());
        assertThat(back.status()).isEqualTo(400);
        assertThat(back.json().at("/violations/0/where").asText()).isEqualTo("/request/values/1/value");
        assertThat(anna.draft(told.toString(), "k2").status()).isEqualTo(400);
        ((ObjectNode) told.at("/request/values/1")).put("value", "czerwone okna");
        assertThat(anna.put(ROOT + "/" + id, told.toString()).status()).isEqualTo(200);
        assertThat(now(id).path("plan").toString()).doesNotContain("okna");
    }

    @Test
    void what_is_told_of_a_plan_can_be_sent_back() {
        String plan = """
                {"name":"All of it","request":{"action":"reconnect","way":"satellite",
                 "rights":[{"product":257,"until":"2027-01-01T00:00:00Z"}]},
                 "target":{"models":["SV-S2"],"hardware":["B"],"versions":["2.*"],"links":["cwmp"],"tags":["a"],
                  "areas":["00"],"seenWithin":"2d","devices":["A1B2C3-SV%2DS2-1"],"where":"productClass = \\"x\\"",
                  "dynamic":true},
                 "waves":[{"devices":3},{"percent":2.5},{"rest":true}],"perRevision":4,
                 "gates":{"reached":80,"patience":"5h","good":70,"errors":3.5,"mostErrors":9,
                  "tolerance":{"failure":1,"calls":2.5},"sure":99},
                 "health":{"restarts":3,"signalDrop":2.5,"silence":"3h"},
                 "window":{"from":"22:00","to":"04:30","days":["mon","sat"],"zone":"Europe/Warsaw"},
                 "pace":{"atOnce":7,"bytesPerSecond":1000,"knock":false},"soak":"90m","retries":2,"breach":"pause",
                 "until":"7d"}
                """;
        String id = anna.drafted(plan);
        JsonNode told = now(id).path("plan");
        assertThat(anna.put(ROOT + "/" + id, told.toString()).status()).isEqualTo(200);
        JsonNode again = now(id).path("plan");
        assertThat(again).isEqualTo(told);
        JsonNode sent = CampaignCaller.json(plan);
        for (String field : List.of("/name", "/target/seenWithin", "/target/where", "/target/devices/0",
                "/waves/1/percent", "/gates/patience", "/gates/mostErrors", "/gates/tolerance/calls", "/health/silence",
                "/window/to", "/window/days", "/window/zone", "/pace/knock", "/soak", "/breach", "/until",
                "/request/way", "/request/rights/0/product")) {
            assertThat(told.at(field).toString()).as(field).isEqualTo(sent.at(field).toString());
        }
    }

    @Test
    void lists_go_on_where_the_last_page_ended() {
        fleet(5);
        for (int number = 0; number < 5; number++) {
            anna.drafted(restart(number + 1));
        }
        JsonNode first = anna.get(ROOT + "?limit=3").json();
        JsonNode second = anna.get(ROOT + "?limit=3&cursor=" + first.path("nextCursor").asText()).json();
        assertThat(first.path("campaigns")).hasSize(3);
        assertThat(second.path("campaigns")).hasSize(2);
        assertThat(second.path("nextCursor").isNull()).isTrue();
        String id = anna.ready(restart(9));
        JsonNode page = anna.get(ROOT + "/" + id + "/devices?limit=3").json();
        assertThat(page.path("devices")).hasSize(3);
        assertThat(anna.get(ROOT + "/" + id + "/devices?limit=3&cursor=" + page.path("nextCursor").asText()).json()
                .path("devices")).hasSize(2);
        assertThat(in(id, "hurt")).isEmpty();
        for (String wrong : List.of("?cursor=x", "/" + id + "/devices?cursor=x", "?limit=0",
                "/" + id + "/devices?state=well")) {
            assertThat(anna.get(ROOT + wrong).status()).as(wrong).isEqualTo(400);
        }
    }

    @Test
    void what_cannot_be_done_now_says_why_and_changes_nothing() {
        fleet(3);
        String id = anna.drafted(restart(2));
        for (String turn : List.of("start", "approve", "reject", "pause", "resume", "next", "roll-back")) {
            CampaignCaller.Answer refused = anna.post(ROOT + "/" + id + "/" + turn, "{}");
            assertThat(refused.status()).as(turn).isEqualTo(409);
            assertThat(refused.text()).as(turn).startsWith("It is a draft");
            assertThat(refused.json().path("code").asText()).startsWith("campaign.");
        }
        assertThat(now(id).path("revision").asInt()).isEqualTo(1);
        for (String turn : List.of("prepare", "abort", "roll-back")) {
            assertThat(anna.post(ROOT + "/none/" + turn, "{}").status()).isEqualTo(404);
        }
        assertThat(anna.get(ROOT + "/none").text()).isEqualTo("There is no campaign none.");
        assertThat(anna.get(ROOT + "/none/events").status()).isEqualTo(404);
        assertThat(anna.put(ROOT + "/none", restart(2)).status()).isEqualTo(404);
        anna.turn(id, "abort");
        assertThat(anna.put(ROOT + "/" + id, restart(2)).text()).startsWith("It is aborted");
        assertThat(anna.post(ROOT + "/" + id + "/pause", "{\"remark\":\"a\\u0000b\"}").status()).isEqualTo(400);
    }

    @Test
    void who_looks_changes_nothing() {
        CampaignCaller care = CampaignCaller.named(door, "zofia", Role.CARE);
        String id = anna.drafted(restart(2));
        assertThat(care.get(ROOT).json().at("/campaigns/0/id").asText()).isEqualTo(id);
        assertThat(care.get(ROOT + "/" + id).status()).isEqualTo(200);
        assertThat(care.draft(restart(2), "k").status()).isEqualTo(403);
        assertThat(care.post(ROOT + "/preview", restart(2)).status()).isEqualTo(403);
        assertThat(care.post(ROOT + "/" + id + "/prepare", "{}").status()).isEqualTo(403);
        assertThat(care.put(ROOT + "/" + id, restart(2)).status()).isEqualTo(403);
    }

    @Test
    void whoever_has_the_servers_own_token_is_one_person() {
        fleet(6);
        CampaignCaller server = new CampaignCaller(door, "a-token-of-sixteen-or-more");
        String id = server.ready(restart(2));
        server.turn(id, "start");
        HttpResponse<String> byTheCommandLine = door.send(HttpRequest
                .newBuilder(door.uri(ROOT + "/" + id + "/approve")).header("Authorization", "Bearer " + server.token())
                .header("User-Agent", "pilot-cli").header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}")));
        assertThat(byTheCommandLine.statusCode()).isEqualTo(409);
    }

    /// A webhook gets it, too.
    @Test
    void a_gate_that_stops_one_is_told_with_why() {
        try (Receiver crm = Receiver.open()) {
            CampaignCaller server = new CampaignCaller(door, "a-token-of-sixteen-or-more");
            assertThat(server.post("/care/v1/webhooks", "{\"url\":\"" + crm.url()
                    + "\",\"types\":[\"campaign.changed\"]}").status()).isEqualTo(201);
            String why = stoppedByAGate();
            Awaitility.await().until(() -> {
                door.webhooks.deliver();
                return crm.came.stream().anyMatch(one -> one.json().at("/data/state").asText().equals("paused"));
            });
            assertThat(crm.came.getLast().json().at("/data/why/text").asText()).isEqualTo(why);
        }
    }

    private String stoppedByAGate() {
        fleet(4);
        String id = anna
                .ready(restart(2).replace("\"breach\"", "\"retries\":0,\"gates\":{\"mostErrors\":1},\"breach\""));
        anna.turn(id, "start");
        door.campaigns.pass(Duration.ofSeconds(1));
        in(id, "waiting").forEach(box -> door.campaigns.comes(new DeviceId(box), new Outcome.Failed(
                new Fault(Fault.Kind.TRANSFER, "9010", Saying.of("no"), null))));
        door.campaigns.pass(Duration.ofSeconds(1));
        JsonNode stopped = now(id);
        assertThat(stopped.path("state").asText()).isEqualTo("paused");
        assertThat(stopped.path("trouble")).anySatisfy(one -> {
            assertThat(one.path("measure").asText()).isEqualTo("failure");
            assertThat(one.path("devices").asInt()).isEqualTo(2);
            assertThat(one.path("percent").asDouble()).isEqualTo(100);
        });
        assertThat(door.campaigns.runner.stopped()).isEqualTo(1);
        door.feed.number();
        List<JsonNode> told = new ArrayList<>();
        anna.get("/care/v1/events?types=campaign.changed").json().path("events").forEach(told::add);
        assertThat(told.getLast().at("/data/state").asText()).isEqualTo("paused");
        assertThat(told.getLast().at("/data/why")).isEqualTo(CampaignCaller.json("{\"code\":"
                + stopped.at("/why/code") + ",\"text\":" + stopped.at("/why/text") + "}"));
        assertThat(anna.post(ROOT + "/" + id + "/resume", "{}").text()).startsWith("It would stop again at once.");
        return stopped.at("/why/text").asText();
    }

    @Test
    void it_is_followed_until_it_is_over() throws IOException, InterruptedException {
        String id = anna.drafted(restart(2));
        HttpResponse<InputStream> stream = door.client().send(HttpRequest
                .newBuilder(door.uri(ROOT + "/" + id + "/events")).timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + anna.token()).build(), HttpResponse.BodyHandlers.ofInputStream());
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            assertThat(next(lines, "progress").path("state").asText()).isEqualTo("draft");
            anna.turn(id, "abort");
            assertThat(next(lines, "settled").path("state").asText()).isEqualTo("aborted");
        }
    }

    private static JsonNode next(BufferedReader lines, String event) throws IOException {
        String line = lines.readLine();
        while (!line.startsWith("event: ")) {
            line = lines.readLine();
        }
        assertThat(line).isEqualTo("event: " + event);
        return CampaignCaller.json(lines.readLine().substring("data: ".length()));
    }

    @Test
    void why_is_said_in_the_callers_language_and_the_code_is_not() {
        String id = anna.drafted(restart(2));
        HttpResponse<String> polish = door.send(HttpRequest.newBuilder(door.uri(ROOT + "/" + id))
                .header("Authorization", "Bearer " + anna.token()).header("Accept-Language", "pl"));
        JsonNode json = CampaignCaller.json(polish.body());
        assertThat(json.at("/why/code").asText()).isEqualTo("campaign.drafted");
        assertThat(json.at("/why/text").asText()).isNotEqualTo(now(id).at("/why/text").asText());
    }
}
