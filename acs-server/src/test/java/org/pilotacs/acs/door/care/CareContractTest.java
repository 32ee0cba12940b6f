package org.pilotacs.acs.door.care;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.validation.ResponseValidator;
import io.vertx.openapi.validation.ValidatableResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.action.Stage;
import org.pilotacs.acs.device.Value;
import org.pilotacs.acs.door.TestDoor;
import org.pilotacs.acs.reading.Reading;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Assignment;
import org.pilotacs.acs.task.Evidence;
import org.pilotacs.acs.task.Fault;
import org.pilotacs.acs.task.Outcome;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/// What we answer is what the contract says.
class CareContractTest {
    private static TestDoor door;
    private static Vertx vertx;
    private static ResponseValidator validator;

    @BeforeAll
    static void open() throws IOException {
        door = new TestDoor("");
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
        return "/care/v1/devices/" + door.box.id().value().replace("%", "%25");
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
    void actionsAreAsItSaysAtEveryStage() {
        HttpResponse<String> begun = door.post(box() + "/actions",
                "{\"action\":\"write\",\"values\":[{\"path\":\"Device.A\",\"value\":7}]}", "Idempotency-Key", "k1");
        assertAsTheContractSays(begun, "startAction");
        String id = door.actions.ofDevice(door.box.id(), 1).getFirst().id();
        for (Stage stage : List.of(Stage.KNOCKING, Stage.IN_SESSION, Stage.WAITING, Stage.CHECKING)) {
            door.actions.move(id, stage);
            assertAsTheContractSays(door.get("/care/v1/actions/" + id), "getAction");
        }
        List<Outcome> ends = List.of(
                new Outcome.Confirmed(new Evidence(TestDoor.NOW, Saying.of("read back"),
                        List.of(new Assignment("Device.A", Value.string("7"))))),
                new Outcome.Unconfirmed(Saying.of("handed over")), new Outcome.Expired(),
                new Outcome.Cancelled(Saying.NOTHING),
                new Outcome.Refused(Saying.of("no")),
                new Outcome.Failed(new Fault(Fault.Kind.NOT_WRITABLE, "9008", Saying.of("not writable"), "Device.A")));
        for (Outcome end : ends) {
            door.actions.settle(id, end, List.of(new Reading("tuner.1.cn", "14.2", "dB", TestDoor.NOW, "Device.CN")));
            assertAsTheContractSays(door.get("/care/v1/actions/" + id), "getAction");
        }
        assertAsTheContractSays(door.get(box() + "/actions"), "listActions");
        assertAsTheContractSays(door.get(box()), "getDevice");
    }

    @Test
    void problemsAreAsItSays() {
        assertThat(door.get("/care/v1/devices/none").statusCode()).isEqualTo(404);
        assertAsTheContractSays(door.get("/care/v1/devices/none"), "getDevice");
        assertAsTheContractSays(door.post(box() + "/actions", "{}", "Idempotency-Key", "k"), "startAction");
    }
}
