package org.pilotacs.acs.task;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.Value;
import org.pilotacs.acs.saying.Saying;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/// Walks every cell of the table of [TaskMachine].
class TaskMachineTest {
    private static final Duration EVIDENCE = Duration.ofMinutes(10);
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final Instant EARLIER = NOW.minusSeconds(60);
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final long FENCE = 7;

    private static final Outcome DONE = new Outcome.Confirmed(new Evidence(NOW, Saying.of("done"), List.of()));
    private static final Outcome OTHERWISE = new Outcome.Unconfirmed(Saying.of("otherwise"));
    private static final Standing.Parking PARKING = new Standing.Parking(new Continuation("reboot", Map.of()), NOW,
            OTHERWISE);

    /// `·` is no turn. What follows a slash is the outcome, or what is waited for. Who is looked at or fetching is at something
    /// that it can give up.
    private static final String TABLE = """
            event                   | ready              | behind             | held               | held for good      | resumed            | waiting            | looked at          | fetching           | over
            claimed                 | held               | ·                  | ·                  | ·                  | ·                  | ·                  | ·                  | ·                  | ·
            claimed past deadline   | ·                  | ·                  | ·                  | ·                  | ·                  | ·                  | ·                  | ·                  | ·
            resumed                 | ·                  | ·                  | ·                  | ·                  | ·                  | held/reboot        | ·                  | held/reboot        | ·
            resumed past its wait   | ·                  | ·                  | ·                  | ·                  | ·                  | ·                  | ·                  | ·                  | ·
            settled                 | ·                  | ·                  | over/Confirmed     | over/Confirmed     | over/Confirmed     | ·                  | over/Confirmed     | ·                  | ·
            parked                  | ·                  | ·                  | waiting/transfer   | waiting/transfer   | waiting/transfer   | ·                  | waiting/transfer   | ·                  | ·
            returned                | ·                  | ·                  | ready              | ready              | waiting/reboot     | ·                  | waiting/reboot     | ·                  | ·
            settled with old fence  | ·                  | ·                  | ·                  | ·                  | ·                  | ·                  | ·                  | ·                  | ·
            renewed                 | ·                  | ·                  | held               | held               | held/reboot        | ·                  | held/reboot        | ·                  | ·
            renewed with old fence  | ·                  | ·                  | ·                  | ·                  | ·                  | ·                  | ·                  | ·                  | ·
            called off              | over/Cancelled     | over/Cancelled     | ·                  | ·                  | ·                  | ·                  | held/called-off    | waiting/called-off | ·
            replaced                | over/Cancelled     | over/Cancelled     | ·                  | ·                  | ·                  | ·                  | ·                  | ·                  | ·
            step before confirmed   | ·                  | ready              | ·                  | ·                  | ·                  | ·                  | ·                  | ·                  | ·
            step before failed      | ·                  | over/Cancelled     | ·                  | ·                  | ·                  | ·                  | ·                  | ·                  | ·
            deadline passed         | over/Expired       | over/Expired       | ·                  | ·                  | ·                  | ·                  | ·                  | ·                  | ·
            deadline not yet passed | ·                  | ·                  | ·                  | ·                  | ·                  | ·                  | ·                  | ·                  | ·
            wait passed             | ·                  | ·                  | ·                  | ·                  | ·                  | over/Unconfirmed   | ·                  | over/Unconfirmed   | ·
            wait not yet passed     | ·                  | ·                  | ·                  | ·                  | ·                  | ·                  | ·                  | ·                  | ·
            lease lapsed            | ·                  | ·                  | ready              | waiting/lost       | waiting/reboot     | ·                  | waiting/reboot     | ·                  | ·
            lease not yet lapsed    | ·                  | ·                  | ·                  | ·                  | ·                  | ·                  | ·                  | ·                  | ·
            """;

    @TestFactory
    Stream<DynamicTest> everyStandingMeetsEveryEvent() {
        List<List<String>> rows = TABLE.lines()
                .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList())
                .toList();
        List<DynamicTest> tests = new ArrayList<>();
        for (List<String> row : rows.subList(1, rows.size())) {
            for (int column = 1; column < row.size(); column++) {
                String standing = rows.getFirst().get(column);
                String expected = row.get(column);
                tests.add(DynamicTest.dynamicTest(standing + " × " + row.getFirst(), () -> assertThat(turn(standing, row
                        .getFirst())).isEqualTo(expected)));
            }
        }
        return tests.stream();
    }

    @Test
    void theTableLeavesNoStandingAndNoEventOut() {
        List<String> rows = TABLE.lines().toList();
        assertThat(rows.stream().skip(1).map(row -> row.substring(0, row.indexOf('|')).strip()))
                .containsExactlyInAnyOrderElementsOf(turns().keySet());
        assertThat(kinds(turns().values().stream().map(Turn::event))).containsExactlyInAnyOrderElementsOf(permitted(
                TaskEvent.class));
        assertThat(kinds(standings().values().stream().map(StoredTask::standing)))
                .containsExactlyInAnyOrderElementsOf(permitted(Standing.class));
    }

    @Test
    void aClaimIsCountedAndFenced() {
        StoredTask ready = task(new Operation.Restart(), new Standing.Ready());
        StoredTask held = Objects
                .requireNonNull(TaskMachine.next(ready, new TaskEvent.Claimed("cwmp", "node", LATER), EARLIER));

        assertThat(held.attempts()).isEqualTo(1);
        assertThat(held.fence()).isEqualTo(FENCE + 1);
        assertThat(held.revision()).isEqualTo(1);
    }

    @Test
    void aLostOperationMayStillShowForTenMinutes() {
        StoredTask held = task(new Operation.FactoryReset(), new Standing.Held("cwmp", "node", NOW, null));
        StoredTask lost = Objects.requireNonNull(TaskMachine.next(held, new TaskEvent.LeaseLapsed(NOW, EVIDENCE), NOW));

        assertThat(lost.standing())
                .isEqualTo(new Standing.Waiting(new Standing.Parking(Continuation.LOST, NOW.plus(Duration
                        .ofMinutes(10)),
                        new Outcome.Failed(Fault.of(Fault.Kind.UNKNOWN_RESULT, TaskSaying.LOST.of())))));
    }

    @Test
    void whatIsCalledOffStaysSoHoweverTheLinkGoesOnAndKnowsWhatItWas() {
        Saying why = Saying.of("the customer changed his mind");
        StoredTask held = task(new Operation.UpdateFirmware("i", "2.0", 1),
                new Standing.Held("lwm2m", "node", LATER, PARKING));
        StoredTask wanted = Objects.requireNonNull(TaskMachine.next(held, new TaskEvent.CalledOff(why), NOW));
        Progress goneOn = new Progress.Parked(new Continuation("installing", Map.of("attempt", "2")), LATER,
                OTHERWISE);
        StoredTask parked = Objects.requireNonNull(TaskMachine.next(wanted, new TaskEvent.Reported(FENCE, goneOn),
                NOW));

        assertThat(parked.standing()).isInstanceOfSatisfying(Standing.Waiting.class, waiting -> {
            Continuation continuation = waiting.parking().continuation();
            assertThat(continuation.isCalledOff()).isTrue();
            assertThat(continuation.before()).isEqualTo(new Continuation("installing", Map.of("attempt", "2")));
            assertThat(continuation.ending()).isEqualTo(new Outcome.Cancelled(why));
        });
    }

    @Test
    void secretsAreForgottenOnceATaskIsOver() {
        List<Assignment> values = List
                .of(new Assignment("Device.WiFi.AccessPoint.1.Security.KeyPassphrase", Value.string(
                        "correct horse")), new Assignment("Device.WiFi.SSID.1.SSID", Value.string("home")));
        StoredTask held = task(new Operation.Write(values), new Standing.Held("cwmp", "node", NOW, null));
        Outcome outcome = new Outcome.Confirmed(new Evidence(NOW, Saying.NOTHING, values));
        StoredTask over = Objects.requireNonNull(
                TaskMachine.next(held, new TaskEvent.Reported(FENCE, new Progress.Settled(outcome)), NOW));

        assertThat(over.toString()).doesNotContain("correct horse").contains("home");
    }

    private static String turn(String standing, String event) {
        StoredTask task = Objects.requireNonNull(standings().get(standing));
        Turn turn = Objects.requireNonNull(turns().get(event));
        StoredTask next = TaskMachine.next(task, turn.event(), turn.now());
        if (next == null) {
            return "·";
        }
        return switch (next.standing()) {
            case Standing.Ready _ -> "ready";
            case Standing.Behind _ -> "behind";
            case Standing.Held held -> held.resumed() == null ? "held" : "held/" + held.resumed().continuation().kind();
            case Standing.Waiting(Standing.Parking parking) -> "waiting/" + parking.continuation().kind();
            case Standing.Over(Outcome outcome, Instant _) -> "over/" + outcome.getClass().getSimpleName();
        };
    }

    /// An event, and the time at which it comes.
    private record Turn(TaskEvent event, Instant now) {}

    private static Map<String, StoredTask> standings() {
        Operation read = new Operation.Read(List.of("Device."));
        Map<String, StoredTask> all = new LinkedHashMap<>();
        all.put("ready", task(read, new Standing.Ready()));
        all.put("behind", task(read, new Standing.Behind()));
        all.put("held", task(read, new Standing.Held("cwmp", "node", NOW, null)));
        all.put("held for good", task(new Operation.Restart(), new Standing.Held("cwmp", "node", NOW, null)));
        all.put("resumed", task(new Operation.Restart(), new Standing.Held("cwmp", "node", NOW, PARKING)));
        all.put("waiting", task(new Operation.Restart(), new Standing.Waiting(PARKING)));
        Operation update = new Operation.UpdateFirmware("i", "2.0", 1);
        all.put("looked at", task(update, new Standing.Held("cwmp", "node", NOW, PARKING)));
        all.put("fetching", task(update, new Standing.Waiting(PARKING)));
        all.put("over", task(read, new Standing.Over(DONE, NOW)));
        return all;
    }

    private static Map<String, Turn> turns() {
        Progress parked = new Progress.Parked(new Continuation("transfer", Map.of()), LATER, OTHERWISE);
        Map<String, Turn> all = new LinkedHashMap<>();
        all.put("claimed", new Turn(new TaskEvent.Claimed("cwmp", "node", LATER), EARLIER));
        all.put("claimed past deadline", new Turn(new TaskEvent.Claimed("cwmp", "node", LATER), NOW));
        all.put("resumed", new Turn(new TaskEvent.Resumed("cwmp", "node", LATER), EARLIER));
        all.put("resumed past its wait", new Turn(new TaskEvent.Resumed("cwmp", "node", LATER), NOW));
        all.put("settled", new Turn(new TaskEvent.Reported(FENCE, new Progress.Settled(DONE)), NOW));
        all.put("parked", new Turn(new TaskEvent.Reported(FENCE, parked), NOW));
        all.put("returned", new Turn(new TaskEvent.Reported(FENCE, new Progress.Returned()), NOW));
        all.put("settled with old fence", new Turn(new TaskEvent.Reported(FENCE - 1, new Progress.Settled(DONE)), NOW));
        all.put("renewed", new Turn(new TaskEvent.Renewed(FENCE, LATER), NOW));
        all.put("renewed with old fence", new Turn(new TaskEvent.Renewed(FENCE - 1, LATER), NOW));
        all.put("called off", new Turn(new TaskEvent.CalledOff(Saying.of("why")), NOW));
        all.put("replaced", new Turn(new TaskEvent.Replaced(), NOW));
        all.put("step before confirmed", new Turn(new TaskEvent.StepBeforeEnded(true), NOW));
        all.put("step before failed", new Turn(new TaskEvent.StepBeforeEnded(false), NOW));
        all.put("deadline passed", new Turn(new TaskEvent.DeadlinePassed(), NOW));
        all.put("deadline not yet passed", new Turn(new TaskEvent.DeadlinePassed(), EARLIER));
        all.put("wait passed", new Turn(new TaskEvent.WaitPassed(), NOW));
        all.put("wait not yet passed", new Turn(new TaskEvent.WaitPassed(), EARLIER));
        all.put("lease lapsed", new Turn(new TaskEvent.LeaseLapsed(NOW, EVIDENCE), NOW));
        all.put("lease not yet lapsed", new Turn(new TaskEvent.LeaseLapsed(EARLIER, EVIDENCE), EARLIER));
        return all;
    }

    /// A task whose deadline is now.
    private static StoredTask task(Operation operation, Standing standing) {
        return new StoredTask(new TaskId("0123456789abcdef01234567"), new DeviceId("00AABB-1"), operation,
                Priority.CONSULTANT, null, null, null, EARLIER, NOW, 0, FENCE, 0, standing);
    }

    private static Set<Class<?>> permitted(Class<?> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses()).collect(Collectors.toSet());
    }

    private static Set<Class<?>> kinds(Stream<?> values) {
        return values.map(Object::getClass).collect(Collectors.toSet());
    }
}
