package org.pilotacs.acs.action;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.diagnostic.DiagnosticKind;
import org.pilotacs.acs.feed.Event;
import org.pilotacs.acs.feed.EventType;
import org.pilotacs.acs.feed.JdbcFeed;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Claim;
import org.pilotacs.acs.task.Fault;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.TaskConfig;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import static org.assertj.core.api.Assertions.assertThat;

/// That each action that is over is told of, once.
abstract class SettledActionsContract {
    private final TestDatabases.Kind kind;
    private ActionWorld world;
    private JdbcFeed feed;
    private final DeviceId box = ActionWorld.DECODER.deviceId();

    SettledActionsContract(TestDatabases.Kind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        world = ActionWorld.open(kind);
        feed = new JdbcFeed(world.database);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private Action begin(ActionRequest request) {
        return ((Started.Accepted) world.desk.start(box, request, ActionWorld.ANNA, null)).action();
    }

    private List<Event> told() {
        feed.number();
        return feed.after(0, Set.of(), 99).events();
    }

    private static JsonNode json(Event event) {
        try {
            return new JsonMapper().readTree(event.content());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void an_action_that_failed_is_told_with_why_and_without_what_the_box_said() {
        Action action = begin(new ActionRequest.CheckSignal());
        assertThat(told()).isEmpty();
        world.settle(world.claim(box), new Outcome.Failed(
                new Fault(Fault.Kind.NOT_WRITABLE, "9008", Saying.of("secret words"), "Device.A")));
        assertThat(told()).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo(EventType.ACTION_SETTLED);
            assertThat(event.device()).isEqualTo(box.value());
            assertThat(event.content()).doesNotContain("secret words");
            assertThat(json(event)).isEqualTo(new JsonMapper().readTree("""
                    {"id":"%s","action":"check-signal","requestedBy":{"who":"anna","channel":"console"},
                     "outcome":{"kind":"failed","code":null,"fault":{"kind":"not-writable","code":"9008"}}}
                    """.formatted(action.id())));
        });
    }

    @Test
    void it_is_told_when_it_is_over_and_not_again_when_the_looks_after_it_are() {
        begin(new ActionRequest.Restart());
        world.settle(world.claim(box), world.confirmed());
        assertThat(told()).extracting(event -> json(event).at("/outcome/kind").asText()).containsExactly("confirmed");
        for (Claim look : world.queue.claim(box, "cwmp").stream().toList()) {
            world.settle(look, world.confirmed());
        }
        assertThat(told()).hasSize(1);
    }

    @Test
    void what_is_called_off_and_what_nobody_came_for_is_told() {
        Action calledOff = begin(new ActionRequest.CheckSignal());
        assertThat(world.desk.cancel(calledOff.id(), Saying.NOTHING)).isTrue();
        begin(new ActionRequest.CheckSignal());
        world.clock.advance(TaskConfig.DEFAULT.deadline());
        world.sweeper.sweep();
        assertThat(told()).extracting(event -> json(event).at("/outcome/kind").asText()).containsExactly("cancelled",
                "expired");
    }

    @Test
    void two_tasks_that_end_in_two_transactions_at_once_end_the_action_once() throws Exception {
        int rounds = 20;
        List<String> actions = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < rounds; round++) {
                Action action = begin(
                        new ActionRequest.TestLine(List.of(DiagnosticKind.PING, DiagnosticKind.TRACE), ""));
                assertThat(action.steps()).hasSize(2);
                actions.add(action.id());
                List<Future<Boolean>> ends = action.steps().stream()
                        .map(step -> threads.submit(() -> world.tasks.cancel(step.id(), Saying.NOTHING))).toList();
                for (Future<Boolean> end : ends) {
                    end.get();
                }
            }
        }
        assertThat(told()).extracting(event -> json(event).path("id").asText()).containsExactlyElementsOf(actions);
    }

    @Test
    void kinds_of_actions_are_named_as_doors_name_them() {
        assertThat(JdbcSettledActions.kind(ActionJson.kind(new ActionRequest.CheckSignal()))).isEqualTo("check-signal");
        assertThat(JdbcSettledActions.kind(ActionJson.kind(new ActionRequest.Restart()))).isEqualTo("restart");
        assertThat(JdbcSettledActions.kind("SendEmms")).isEqualTo("send-emms");
        assertThat(JdbcSettledActions.kind("UpdateFirmware")).isEqualTo("update-firmware");
    }
}
