package org.pilotacs.acs.door.care;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.validation.ResponseValidator;
import io.vertx.openapi.validation.ValidatableResponse;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.action.Action;
import org.pilotacs.acs.action.ActionRequest;
import org.pilotacs.acs.action.Stage;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.diagnosis.Examination;
import org.pilotacs.acs.door.SampleAiring;
import org.pilotacs.acs.door.SampleBox;
import org.pilotacs.acs.door.StageName;
import org.pilotacs.acs.door.TestDoor;
import org.pilotacs.acs.file.SentFiles;
import org.pilotacs.acs.reading.Reading;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Claim;
import org.pilotacs.acs.task.Fault;
import org.pilotacs.acs.task.Knock;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.TaskConfig;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/// What we answer is what the contract says.
class CareContractTest {
    private static TestDoor door;
    private static Device box;
    private static Vertx vertx;
    private static ResponseValidator validator;

    @BeforeAll
    static void open() {
        door = TestDoor.open();
        box = SampleBox.comes(door.core, "SN-1001");
        vertx = Vertx.vertx();
        OpenAPIContract contract = OpenAPIContract.from(vertx, new JsonObject(door.contract.validated()))
                .toCompletionStage().toCompletableFuture().join();
        validator = ResponseValidator.create(vertx, contract);
    }

    @AfterAll
    static void close() {
        door.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static void assertAsTheContractSays(HttpResponse<String> response, String operation) {
        ValidatableResponse answer = ValidatableResponse.create(response.statusCode(), Buffer.buffer(response.body()),
                "application/json");
        assertThatCode(() -> validator.validate(answer, operation).toCompletionStage().toCompletableFuture().join())
                .as(response.body()).doesNotThrowAnyException();
    }

    private static String box() {
        return TestDoor.path(box);
    }

    private static void assertActionAsTheContractSays(Action action, Stage stage) {
        HttpResponse<String> response = door.get("/care/v1/actions/" + action.id());
        assertThat(response.body()).contains("\"stage\":\"" + StageName.of(stage) + "\"");
        assertAsTheContractSays(response, "getAction");
    }

    @Test
    void eachOperationIsAnswered() {
        assertThat(door.care.operations()).extracting(CareApi.Operation::id)
                .containsExactlyInAnyOrderElementsOf(door.contract.operations());
    }

    @Test
    void devicesAreAsItSays() {
        assertAsTheContractSays(door.get("/care/v1/devices"), "listDevices");
        assertAsTheContractSays(door.get(box()), "getDevice");
        assertAsTheContractSays(door.get(box() + "/parameters"), "listParameters");
        assertAsTheContractSays(door.get(box() + "/trace"), "getTrace");
    }

    @Test
    void theFleetIsAsItSays() {
        HttpResponse<String> fleet = door.get("/care/v1/fleet");
        assertThat(fleet.body()).contains("\"productClass\":\"SV-S2\"", "\"restartLoops\":0");
        assertAsTheContractSays(fleet, "getFleet");
    }

    @Test
    void aTimelineIsAsItSays() {
        Device other = SampleBox.comes(door.core, "SN-1009");
        door.begin(other, new ActionRequest.Restart());
        door.examinations.begin(other.id(), new Examination.Asked("test", null, ""), false, "k");
        door.post("/care/v1/contacts", """
                {"device":"%s","channel":"phone","agent":"anna","category":"pixels"}
                """.formatted(other.id().value()), "Idempotency-Key", "t1");
        door.core.history.append(other.id(), List.of(
                new Reading("start", "true", "", TestDoor.NOW, "test"),
                new Reading("firmware.version", "1", "", TestDoor.NOW.minusSeconds(9), "test"),
                new Reading("firmware.version", "2", "", TestDoor.NOW, "test")));
        HttpResponse<String> timeline = door.get(TestDoor.path(other) + "/timeline");
        assertThat(timeline.body()).contains("\"restart\"", "\"verdict\"", "\"pixels\"", "\"start\"", "\"firmware\"");
        assertAsTheContractSays(timeline, "listTimeline");
    }

    @Test
    void actionsAreAsItSaysAtEveryStage() {
        HttpResponse<String> begun = door.post(box() + "/actions",
                "{\"action\":\"write\",\"values\":[{\"path\":\"Device.A\",\"value\":7}]}", "Idempotency-Key", "k1");
        assertAsTheContractSays(begun, "startAction");
        Action action = door.actions.ofDevice(box.id(), 1).getFirst();
        assertActionAsTheContractSays(action, Stage.QUEUED);
        door.core.bell.says(Knock.State.TRYING, door.core.clock.instant());
        assertActionAsTheContractSays(action, Stage.KNOCKING);
        Claim order = door.core.claim(box.id());
        assertActionAsTheContractSays(action, Stage.IN_SESSION);
        door.core.park(order);
        assertActionAsTheContractSays(action, Stage.WAITING);
        door.core.settle(door.core.resume(box.id()), door.core.confirmed());
        assertActionAsTheContractSays(action, Stage.CHECKING);
        door.core.answer(door.core.claim(box.id()), box, Map.of("Device.A", "7"));
        assertActionAsTheContractSays(action, Stage.SETTLED);
        assertAsTheContractSays(door.get(box() + "/actions"), "listActions");
        assertAsTheContractSays(door.get(box()), "getDevice");
    }

    @Test
    void actionsAreAsItSaysHoweverTheyEnd() {
        Action measured = door.begin(box, new ActionRequest.CheckSignal());
        door.core.answer(door.core.claim(box.id()), box, SampleBox.signal("142"));
        assertThat(door.get("/care/v1/actions/" + measured.id()).body()).contains("\"tuner.1.cn\"");
        assertActionAsTheContractSays(measured, Stage.SETTLED);
        for (Outcome end : List.of(new Outcome.Unconfirmed(Saying.of("handed over")),
                new Outcome.Refused(Saying.of("no")),
                new Outcome.Failed(
                        new Fault(Fault.Kind.NOT_WRITABLE, "9008", Saying.of("not writable"), "Device.A")))) {
            Action action = door.begin(box, new ActionRequest.CheckSignal());
            door.core.settle(door.core.claim(box.id()), end);
            assertActionAsTheContractSays(action, Stage.SETTLED);
        }
        Action calledOff = door.begin(box, new ActionRequest.CheckSignal());
        assertThat(door.actions.cancel(calledOff.id(), Saying.NOTHING)).isTrue();
        assertActionAsTheContractSays(calledOff, Stage.SETTLED);
        Action late = door.begin(box, new ActionRequest.CheckSignal());
        door.core.clock.advance(TaskConfig.DEFAULT.deadline());
        door.core.sweeper.sweep();
        assertActionAsTheContractSays(late, Stage.SETTLED);
    }

    @Test
    void whatGoesBySatelliteIsAsItSays() {
        Device listener = SampleBox.oneWay(door.core, "OW-1", "010744321188");
        String path = TestDoor.path(listener);
        assertAsTheContractSays(door.get(path), "getDevice");
        assertAsTheContractSays(door.get("/care/v1/devices?q=OW-1"), "listDevices");
        Action action = door.begin(listener, new ActionRequest.Reconnect());
        assertActionAsTheContractSays(action, Stage.QUEUED);
        door.core.air.takes(listener.id(), SampleAiring.heldUp(0, TestDoor.NOW));
        assertActionAsTheContractSays(action, Stage.QUEUED);
        door.core.air.stands(listener.id(), SampleAiring.sent(1, TestDoor.NOW));
        assertActionAsTheContractSays(action, Stage.ON_AIR);
        String proof = "/care/v1/actions/" + action.id() + "/proof";
        assertAsTheContractSays(door.post(proof, "{}"), "proveAction");
        for (int tries = 0; tries < 4; tries++) {
            assertAsTheContractSays(door.post(proof, "{\"code\":\"000000\"}"), "proveAction");
        }
        assertAsTheContractSays(door.post(proof, "{\"works\":true}"), "proveAction");
        assertAsTheContractSays(door.post(proof, "{\"works\":true}"), "proveAction");
        assertActionAsTheContractSays(action, Stage.SETTLED);
    }

    @Test
    void headEndsAreAsItSays() {
        assertAsTheContractSays(door.get("/care/v1/headends"), "listHeadEnds");
        door.core.air.stations.addAll(List.of(SampleAiring.up(TestDoor.NOW), SampleAiring.down(TestDoor.NOW)));
        assertAsTheContractSays(door.get("/care/v1/headends"), "listHeadEnds");
    }

    @Test
    void incidentsAreAsItSays() {
        HttpResponse<String> opened = door.post("/care/v1/incidents", """
                {"kind":"no-internet","group":{"dimension":"everywhere"},"text":"Planned work","agent":"noc",
                 "until":"2099-01-01T00:00:00Z"}
                """);
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
        assertAsTheContractSays(opened, "startIncident");
        String path = opened.headers().firstValue("location").orElseThrow();
        assertAsTheContractSays(door.get(path), "getIncident");
        assertAsTheContractSays(door.get("/care/v1/incidents"), "listIncidents");
        assertAsTheContractSays(door.get(TestDoor.path(box)), "getDevice");
        assertAsTheContractSays(door.post(path + "/notes", "{\"agent\":\"noc\",\"text\":\"Half way\"}"),
                "noteIncident");
        assertAsTheContractSays(door.post(path + "/end", "{\"agent\":\"noc\"}"), "endIncident");
        assertAsTheContractSays(door.get("/care/v1/incidents?ended=true"), "listIncidents");
    }

    @Test
    void eventsAndWebhooksAreAsItSays() {
        Device other = SampleBox.comes(door.core, "SN-1019");
        door.examinations.begin(other.id(), new Examination.Asked("test", null, ""), false, "feed");
        door.post("/care/v1/contacts", """
                {"device":"%s","channel":"phone","agent":"anna","category":"pixels"}
                """.formatted(other.id().value()), "Idempotency-Key", "feed");
        door.feed.number();
        assertAsTheContractSays(door.get("/care/v1/events?limit=1000"), "listEvents");
        HttpResponse<String> made = door.post("/care/v1/webhooks",
                "{\"url\":\"http://127.0.0.1:9/\",\"types\":[\"contact.saved\"]}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertAsTheContractSays(made, "addWebhook");
        String path = made.headers().firstValue("location").orElseThrow();
        assertThat(door.get(path).body()).doesNotContain("whsec_");
        assertAsTheContractSays(door.get(path), "getWebhook");
        assertAsTheContractSays(door.post(path + "/ping", ""), "pingWebhook");
        door.post("/care/v1/contacts", """
                {"device":"%s","channel":"phone","agent":"anna","category":"pixels"}
                """.formatted(other.id().value()), "Idempotency-Key", "feed-2");
        door.feed.number();
        Awaitility.await().until(() -> {
            door.webhooks.deliver();
            return door.get(path).body().contains("\"state\":\"failing\"");
        });
        assertAsTheContractSays(door.get("/care/v1/webhooks"), "listWebhooks");
        for (String url : List.of("http://10.0.0.1/", "nonsense")) {
            assertThat(door.post("/care/v1/webhooks", "{\"url\":\"" + url + "\"}").statusCode()).isEqualTo(400);
        }
        HttpResponse<String> inside = door.post("/care/v1/webhooks", "{\"url\":\"https://10.0.0.1/\"}");
        assertThat(inside.statusCode()).isEqualTo(422);
        assertThat(inside.body()).contains("webhook.forbidden", "webhooks.allow");
        assertThat(door.send(HttpRequest.newBuilder(door.uri(path)).DELETE()).statusCode()).isEqualTo(204);
        assertThat(door.get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void campaignsAreAsItSays() {
        Device other = door.campaigns.comes("S-2001", "B");
        String plan = """
                {"name":"Restart","request":{"action":"restart"},"target":{"models":["SV-S2"],"hardware":["B"]},
                 "window":{"from":"00:00","to":"23:59"}}
                """;
        assertAsTheContractSays(door.post("/care/v1/campaigns/preview", plan), "previewCampaign");
        HttpResponse<String> made = door.post("/care/v1/campaigns", plan, "Idempotency-Key", "k");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertAsTheContractSays(made, "addCampaign");
        String path = made.headers().firstValue("location").orElseThrow();
        assertAsTheContractSays(door.post(path + "/prepare", "{}"), "prepareCampaign");
        door.campaigns.runner.tick();
        assertAsTheContractSays(door.post(path + "/start", "{}"), "startCampaign");
        door.campaigns.runner.tick();
        assertThat(door.campaigns.begins(other.id())).isTrue();
        HttpResponse<String> one = door.get(path);
        assertThat(one.body()).contains("\"SV-S2 · B\"", "\"state\":\"running\"");
        assertAsTheContractSays(one, "getCampaign");
        assertAsTheContractSays(door.get("/care/v1/campaigns"), "listCampaigns");
        assertAsTheContractSays(door.get(path + "/devices"), "listCampaignDevices");
        HttpResponse<String> story = door.get(path + "/devices/" + other.id().value().replace("%", "%25"));
        assertThat(story.body()).contains("\"state\":\"at-work\"");
        assertAsTheContractSays(story, "getCampaignDevice");
        assertAsTheContractSays(door.get(TestDoor.path(other) + "/campaigns"), "listDeviceCampaigns");
        door.feed.number();
        HttpResponse<String> told = door.get("/care/v1/events?types=campaign.changed");
        assertThat(told.body()).contains("\"state\":\"running\"", "\"wave\":1");
        assertAsTheContractSays(told, "listEvents");
        assertAsTheContractSays(door.post(path + "/start", "{}"), "startCampaign");
    }

    @Test
    void contactsAndReportsAreAsItSays() {
        HttpResponse<String> taken = door.post("/care/v1/contacts", """
                {"device":"%s","channel":"phone","agent":"anna","category":"pixels","errorCode":"E48-32",
                 "cause":{"id":"dish-moved","source":"diagnosis","probability":0.7},"actions":[{"kind":"restart"}],
                 "helped":"no","durationSeconds":60}
                """.formatted(box.id().value()), "Idempotency-Key", "c1");
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
        assertAsTheContractSays(taken, "recordContact");
        assertAsTheContractSays(door.post("/care/v1/contacts", """
                {"subscriber":"1","channel":"web","agent":"anna","category":"other"}
                """, "Idempotency-Key", "c2"), "recordContact");
        String location = taken.headers().firstValue("location").orElseThrow();
        HttpResponse<String> amended = door.send(HttpRequest.newBuilder(door.uri(location))
                .header("content-type", "application/json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString("{\"agent\":\"bea\",\"helped\":\"yes\"}")));
        assertThat(amended.statusCode()).as(amended.body()).isEqualTo(200);
        assertAsTheContractSays(amended, "amendContact");
        assertAsTheContractSays(door.get(location), "getContact");
        assertAsTheContractSays(door.get("/care/v1/contacts"), "listContacts");
        assertAsTheContractSays(door.get(box() + "/contacts"), "listDeviceContacts");
        assertAsTheContractSays(door.get("/care/v1/subscribers/1/contacts"), "listSubscriberContacts");
        assertAsTheContractSays(door.get("/care/v1/reports/causes"), "reportCauses");
        assertAsTheContractSays(door.get("/care/v1/reports/causes?by=week"), "reportCauses");
        assertAsTheContractSays(door.get("/care/v1/reports/actions"), "reportActions");
        assertAsTheContractSays(door.get("/care/v1/reports/resolution"), "reportResolution");
        assertAsTheContractSays(door.get("/care/v1/reports/resolution?by=channel"), "reportResolution");
    }

    @Test
    void whatIsKeptAboutACustomerIsAsItSays() {
        SampleBox.oneWay(door.core, "OW-9", "010744321199");
        door.core.imports("""
                {"serial":"SN-9009","oui":"A1B2C3","productClass":"SV-S2","subscriber":"9009/a"}
                """);
        String customer = "/care/v1/subscribers/9009%2Fa";
        HttpResponse<String> file = door.get("/care/v1/subscribers/10045512/data");
        assertThat(file.body()).contains("\"OW-9\"");
        assertAsTheContractSays(file, "exportData");
        HttpResponse<String> taken = door.post(customer + "/erasure",
                "{\"reason\":\"moved away\",\"keepInventory\":false}");
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
        assertAsTheContractSays(taken, "eraseData");
        String location = taken.headers().firstValue("location").orElseThrow();
        assertThat(location).startsWith(customer + "/erasures/");
        door.personalData.tick();
        assertThat(door.get(location).body()).contains("\"state\":\"over\"", "\"inventory\"");
        assertAsTheContractSays(door.get(location), "getErasure");
    }

    @Test
    void errorCodesAreAsItSays() {
        assertAsTheContractSays(door.get("/care/v1/error-codes"), "searchErrorCodes");
        String path = "/care/v1/error-codes/NEW";
        HttpResponse<String> made = door.send(HttpRequest.newBuilder(door.uri(path))
                .header("content-type", "application/json").PUT(HttpRequest.BodyPublishers.ofString("""
                        {"meaning":{"en":"a","pl":"b"},"source":"card","todo":{"en":"c","pl":"d"},"agent":"anna"}
                        """)));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertAsTheContractSays(made, "putErrorCode");
        assertAsTheContractSays(door.get(path), "getErrorCode");
        assertAsTheContractSays(door.get("/care/v1/error-codes/NONE"), "getErrorCode");
    }

    @Test
    void whoMayCallAndWhoDidIsAsItSays() {
        assertAsTheContractSays(door.get("/care/v1/accounts"), "listAccounts");
        assertAsTheContractSays(door.post("/care/v1/tokens", "{\"name\":\"crm\",\"role\":\"care\",\"days\":90}"),
                "addToken");
        assertAsTheContractSays(door.get("/care/v1/tokens"), "listTokens");
        assertAsTheContractSays(door.get("/care/v1/audit"), "listAudit");
        assertAsTheContractSays(door.get("/care/v1/audit"), "listAudit");
    }

    @Test
    void loginsForSftpAreAsItSays() {
        HttpResponse<String> made = door.post("/care/v1/sftp-logins",
                "{\"device\":\"%s\",\"name\":\"living-room\"}".formatted(box.id().value()));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(made.body()).containsPattern("\"password\":\"[0-9a-f]{32}\"");
        assertAsTheContractSays(made, "addSftpLogin");
        HttpResponse<String> model = door.post("/care/v1/sftp-logins",
                "{\"model\":{\"productClass\":\"SV-S2\"},\"publicKey\":\"ssh-ed25519 "
                        + "AAAAC3NzaC1lZDI1NTE5AAAAIEHKZCYlxC3yPXq7ufYqCe4drZSbYBmvXYdCVDaXs4Xe box\"}");
        assertThat(model.statusCode()).as(model.body()).isEqualTo(201);
        assertThat(model.body()).contains("\"password\":null", "\"by\":\"key\"", "\"name\":\"model-");
        assertAsTheContractSays(model, "addSftpLogin");
        HttpResponse<String> list = door.get("/care/v1/sftp-logins");
        assertThat(list.body()).contains("living-room").doesNotContain("password\":\"");
        assertAsTheContractSays(list, "listSftpLogins");
        assertThat(door.post("/care/v1/sftp-logins", "{}").statusCode()).isEqualTo(400);
        assertThat(door.post("/care/v1/sftp-logins", "{\"device\":\"none\"}").body()).contains("/device");
        assertThat(door.post("/care/v1/sftp-logins", "{\"device\":\"%s\",\"publicKey\":\"ssh-dss AAAA\"}"
                .formatted(box.id().value())).body()).contains("/publicKey");
        assertThat(door.post("/care/v1/sftp-logins",
                "{\"device\":\"%s\",\"name\":\"living-room\"}".formatted(box.id().value())).statusCode())
                .isEqualTo(409);
        assertAsTheContractSays(delete("/care/v1/sftp-logins/living-room"), "removeSftpLogin");
        assertThat(delete("/care/v1/sftp-logins/living-room").statusCode()).isEqualTo(404);
        assertThat(door.get("/care/v1/audit").body()).contains("sftp login made: living-room",
                "sftp login taken back: living-room");
    }

    private static HttpResponse<String> delete(String path) {
        return door.send(HttpRequest.newBuilder(door.uri(path)).DELETE());
    }

    @Test
    void aFileIsReadAsTextWithoutItsSecrets() {
        String file = SentFiles.unasked(door.core.files, box.id(), "wpa.conf",
                "ssid=Home\npsk=hunter2\n".getBytes(StandardCharsets.UTF_8), TestDoor.NOW);
        HttpResponse<String> text = door.get("/care/v1/files/" + file + "/text");
        assertThat(text.body()).contains("ssid=Home\\npsk=***", "\"masked\":1", "\"name\":\"wpa.conf\"")
                .doesNotContain("hunter2");
        assertAsTheContractSays(text, "getFileText");
        assertAsTheContractSays(door.get("/care/v1/files/none/text"), "getFileText");
        HttpResponse<String> list = door.get(box() + "/files");
        assertThat(list.body()).contains("\"file\":\"sent\"", "\"name\":\"wpa.conf\"");
        assertAsTheContractSays(list, "listFiles");
    }

    @Test
    void problemsAreAsItSays() {
        assertThat(door.get("/care/v1/devices/none").statusCode()).isEqualTo(404);
        assertAsTheContractSays(door.get("/care/v1/devices/none"), "getDevice");
        assertAsTheContractSays(door.post(box() + "/actions", "{}", "Idempotency-Key", "k"), "startAction");
    }
}
