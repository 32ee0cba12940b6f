package org.pilotacs.acs.action;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.Value;
import org.pilotacs.acs.profile.WifiPart;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Assignment;
import org.pilotacs.acs.task.Continuation;
import org.pilotacs.acs.task.Evidence;
import org.pilotacs.acs.task.Fault;
import org.pilotacs.acs.task.Knock;
import org.pilotacs.acs.task.Operation;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.Priority;
import org.pilotacs.acs.task.Task;
import org.pilotacs.acs.task.TaskId;
import org.pilotacs.acs.task.TaskState;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class FoldTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final String PIN = "Device.PINIsDefault";
    private static final String SSID = "Device.SSID";

    private static final Role ORDER = new Role.Order();
    private static final Role READ = new Role.Read();
    private static final Role LOOK = new Role.Look();
    private static final Role CHECK = new Role.Check(PIN, "true", Saying.of("the PIN is the factory's"),
            Map.of("2", Saying.of("the PIN is locked")));
    private static final Role READ_BACK = new Role.ReadBack();

    private static final Outcome FAILED = new Outcome.Failed(
            new Fault(Fault.Kind.INVALID_NAME, "9005", Saying.of("no such name"),
                    PIN));
    private static final TaskState QUEUED = new TaskState.Queued();
    private static final TaskState CLAIMED = new TaskState.Claimed("cwmp", "n1", NOON);
    private static final TaskState PARKED = new TaskState.Parked(Continuation.LOST, NOON, FAILED);
    private static final TaskState BACK = over(confirmed("came back"));

    @Test
    void aRestartGoesThroughItsStages() {
        assertThat(stage(knock(Knock.State.TRYING), leg(ORDER, QUEUED), leg(LOOK, QUEUED))).isEqualTo(Stage.KNOCKING);
        assertThat(stage(knock(Knock.State.UNREACHABLE), leg(ORDER, QUEUED), leg(LOOK, QUEUED)))
                .isEqualTo(Stage.QUEUED);
        assertThat(stage(null, leg(ORDER, QUEUED), leg(LOOK, QUEUED))).isEqualTo(Stage.QUEUED);
        assertThat(stage(null, leg(ORDER, CLAIMED), leg(LOOK, QUEUED))).isEqualTo(Stage.IN_SESSION);
        assertThat(stage(null, leg(ORDER, PARKED), leg(LOOK, QUEUED))).isEqualTo(Stage.WAITING);
        assertThat(stage(null, leg(ORDER, BACK), leg(LOOK, QUEUED))).isEqualTo(Stage.SETTLED);
    }

    @Test
    void aCheckThatWaitsForItsValueIsACheck() {
        assertThat(stage(null, leg(ORDER, BACK), leg(CHECK, PARKED))).isEqualTo(Stage.CHECKING);
        assertThat(stage(null, leg(ORDER, PARKED), leg(CHECK, PARKED))).isEqualTo(Stage.WAITING);
    }

    @Test
    void whatAnotherValueMeansIsSaidWhereThatIsKnown() {
        assertThat(fold(leg(ORDER, BACK), pinReads("2")).outcome()).isInstanceOfSatisfying(Outcome.Failed.class,
                failed -> assertThat(failed.fault().text().toString()).contains("the PIN is locked"));
        assertThat(fold(leg(ORDER, BACK), pinReads("3")).outcome()).isInstanceOfSatisfying(Outcome.Failed.class,
                failed -> assertThat(failed.fault().text().toString()).contains(PIN).contains("3"));
    }

    @Test
    void aRestartIsConfirmedOnlyWhenTheBoxCameBack() {
        assertThat(fold(leg(ORDER, BACK), leg(LOOK, QUEUED)).outcome()).isEqualTo(confirmed("came back"));
        Outcome lost = new Outcome.Unconfirmed(Saying.of("ordered, did not come back"));
        assertThat(fold(leg(ORDER, over(lost)), leg(LOOK, over(cancelled()))).outcome()).isEqualTo(lost);
        assertThat(fold(leg(ORDER, PARKED), leg(LOOK, QUEUED)).outcome()).isNull();
    }

    @Test
    void resettingThePinIsConfirmedByWhatTheBoxShows() {
        assertThat(fold(write(over(confirmed("accepted"))), pinReads("true")).outcome())
                .isEqualTo(new Outcome.Confirmed(new Evidence(NOON,
                        ActionSaying.CHECKED.of(Saying.of("the PIN is the factory's")), values(PIN, "true"))));
        assertThat(fold(write(over(confirmed("accepted"))), pinReads("1")).outcome())
                .isInstanceOf(Outcome.Confirmed.class);
    }

    @Test
    void whileAChannelIsWatchedItIsChecked() {
        Role watch = new Role.Wifi(List.of(new Role.Trait(1, WifiPart.CHANNEL, "Device.A", "")));
        assertThat(stage(null, leg(new Role.Before(), CLAIMED), leg(ORDER, QUEUED), leg(watch, QUEUED)))
                .isEqualTo(Stage.IN_SESSION);
        assertThat(stage(null, leg(new Role.Before(), BACK), leg(ORDER, BACK), leg(watch, PARKED)))
                .isEqualTo(Stage.CHECKING);
        assertThat(fold(leg(new Role.Before(), over(FAILED)), leg(ORDER, BACK), wifiReads(watch, "11")).outcome())
                .as("how it was is good to know, and nothing more").isInstanceOf(Outcome.Confirmed.class);
        assertThat(fold(leg(new Role.Before(), BACK), leg(ORDER, over(FAILED)), leg(watch, over(cancelled())))
                .outcome()).isEqualTo(FAILED);
    }

    private static Leg wifiReads(Role role, String text) {
        return leg(role, over(new Outcome.Confirmed(new Evidence(NOON, Saying.of("read"), values("Device.A", text)))));
    }

    @Test
    void aBoxThatAcceptsAndThenShowsOtherwiseHasFailed() {
        assertThat(fold(write(over(confirmed("accepted"))), pinReads("0")).outcome()).isEqualTo(new Outcome.Failed(
                new Fault(Fault.Kind.DEVICE, "", ActionSaying.STILL_SAYS.of(Saying.of(PIN), Saying.of("0")), PIN)));
    }

    @Test
    void aCheckThatCannotBeMadeLeavesItUnconfirmed() {
        assertThat(fold(write(over(confirmed("accepted"))), leg(CHECK, over(FAILED))).outcome())
                .isEqualTo(new Outcome.Unconfirmed(ActionSaying.COULD_NOT_BE_ASKED.of(Saying.of("no such name"))));
        assertThat(fold(write(over(confirmed("accepted"))), leg(CHECK, over(confirmed("read")))).outcome())
                .isEqualTo(new Outcome.Unconfirmed(ActionSaying.NO_ANSWER_FOR.of(Saying.of(PIN))));
        assertThat(fold(write(over(confirmed("accepted"))), leg(CHECK, over(new Outcome.Expired()))).outcome())
                .isInstanceOf(Outcome.Unconfirmed.class);
    }

    @Test
    void whileItIsCheckedItIsNotOver() {
        for (TaskState state : List.of(QUEUED, CLAIMED)) {
            Fold fold = fold(write(over(confirmed("accepted"))), leg(CHECK, state));
            assertThat(fold.stage()).isEqualTo(Stage.CHECKING);
            assertThat(fold.outcome()).isNull();
        }
    }

    @Test
    void withoutACheckTheWordOfTheBoxMustDoAndTheEvidenceSaysSo() {
        Outcome outcome = fold(write(over(confirmed("accepted")))).outcome();
        assertThat(outcome).isEqualTo(new Outcome.Confirmed(new Evidence(NOON,
                Saying.join(List.of(Saying.of("accepted"), ActionSaying.WORD_ONLY.of())), List.of())));
        assertThat(outcome).extracting(Outcome::saying)
                .hasToString("accepted; this box has nothing that shows whether it took effect");
    }

    @Test
    void aWriteIsConfirmedByReadingItBackInWhateverForm() {
        assertThat(fold(write(over(confirmed("accepted"))), readBack(SSID, "  Home ")).outcome())
                .isEqualTo(new Outcome.Confirmed(
                        new Evidence(NOON, ActionSaying.READ_BACK.of(), values(SSID, "  Home "))));
        assertThat(fold(write(over(confirmed("accepted"))), readBack(SSID, "Away")).outcome())
                .isEqualTo(new Outcome.Failed(new Fault(Fault.Kind.DEVICE, "",
                        ActionSaying.READS_BACK_OTHERWISE.of(Saying.of(SSID), Saying.of("Away"), Saying.of("Home")),
                        SSID)));
    }

    @Test
    void whatCannotBeReadBackIsSaid() {
        Leg both = new Leg(ORDER, new Operation.Write(List.of(new Assignment(SSID, Value.string("Home")),
                new Assignment("Device.KeyPassphrase", Value.string("")))), over(confirmed("accepted")), 1);
        assertThat(fold(both, readBack(SSID, "Home")).outcome()).asInstanceOf(confirmedType())
                .extracting(one -> one.evidence().text())
                .hasToString("read back as written; values that cannot be read back: 1");
    }

    @Test
    void oneReadThatSucceedsIsAResult() {
        assertThat(fold(read("A", over(new Outcome.Confirmed(new Evidence(NOON, Saying.of("read"), values("A", "1"))))))
                .outcome())
                .isEqualTo(new Outcome.Confirmed(new Evidence(NOON, Saying.of("read"), values("A", "1"))));
        assertThat(fold(read("A", over(FAILED)),
                read("B", over(new Outcome.Confirmed(new Evidence(NOON, Saying.of("read"), values(
                        "B", "2"))))),
                read("C", over(FAILED))).outcome()).isEqualTo(new Outcome.Confirmed(new Evidence(NOON,
                        ActionSaying.SOME_PARTS_READ.of(Saying.of(1), Saying.of(3), Saying.of("A, C")),
                        values("B", "2"))));
    }

    @Test
    void readsOfWhichNoneSucceedsEndAsTheOneThatFailed() {
        assertThat(fold(read("A", over(new Outcome.Expired())), read("B", over(FAILED))).outcome()).isEqualTo(FAILED);
        assertThat(fold(read("A", over(cancelled())), read("B", over(cancelled()))).outcome()).isEqualTo(cancelled());
    }

    @Test
    void betweenTwoReadsOfOneSessionTheBoxIsStillAtWork() {
        TaskState done = over(confirmed("read"));
        assertThat(fold(read("A", done), read("B", QUEUED)).stage()).isEqualTo(Stage.IN_SESSION);
        Leg tried = new Leg(READ, new Operation.Read(List.of("B")), QUEUED, 1);
        assertThat(fold(read("A", done), tried).stage()).isEqualTo(Stage.QUEUED);
    }

    @Test
    void whatIsNoLongerKeptDoesNotLookAsIfItWaited() {
        assertThat(fold(leg(ORDER, null)).outcome()).isInstanceOf(Outcome.Cancelled.class);
        assertThat(fold(read("A", null)).outcome()).isInstanceOf(Outcome.Cancelled.class);
        assertThat(Fold.of(List.of(), List.of(), null, null).stage()).isEqualTo(Stage.SETTLED);
    }

    /// Every combination of states over every shape of plan, with every knock.
    @Test
    void theLawsHoldForEveryCombination() {
        List<List<Role>> shapes = List.of(List.of(ORDER), List.of(ORDER, LOOK), List.of(ORDER, CHECK),
                List.of(ORDER, READ_BACK), List.of(READ), List.of(READ, READ), List.of(READ, READ, READ),
                List.of(ORDER, ORDER, CHECK), List.of(ORDER, CHECK, LOOK));
        int seen = 0;
        for (List<Role> shape : shapes) {
            for (List<@Nullable TaskState> states : combinations(shape.size())) {
                List<Leg> legs = new ArrayList<>();
                for (int i = 0; i < shape.size(); i++) {
                    legs.add(leg(shape.get(i), states.get(i)));
                }
                for (Knock.State state : Knock.State.values()) {
                    holds(legs, fold(knock(state), legs));
                    seen++;
                }
                holds(legs, fold(null, legs));
            }
        }
        assertThat(seen).isGreaterThan(10_000);
    }

    private static void holds(List<Leg> legs, Fold fold) {
        assertThat(fold.stage() == Stage.SETTLED).as("%s", legs).isEqualTo(fold.outcome() != null)
                .isEqualTo(fold.settled() != null);
        List<Leg> orders = legs.stream().filter(leg -> leg.role.equals(ORDER)).toList();
        List<Leg> reads = legs.stream().filter(leg -> leg.role.equals(READ)).toList();
        boolean ordersDone = orders.stream().allMatch(FoldTest::isConfirmed);
        if (fold.outcome() instanceof Outcome.Confirmed) {
            assertThat(ordersDone).as("%s", legs).isTrue();
            assertThat(reads.isEmpty() || reads.stream().anyMatch(FoldTest::isConfirmed)).as("%s", legs).isTrue();
            assertThat(legs.stream().filter(leg -> leg.role.equals(CHECK)).allMatch(FoldTest::isConfirmed)).isTrue();
        }
        boolean waits = legs.stream().anyMatch(leg -> !leg.role.equals(LOOK) && leg.isOpen());
        boolean broken = orders.stream().anyMatch(leg -> !leg.isOpen() && !isConfirmed(leg));
        if (waits && !broken) {
            assertThat(fold.outcome()).as("%s", legs).isNull();
        }
        if (fold.outcome() == null) {
            boolean claimed = legs.stream().anyMatch(leg -> leg.state instanceof TaskState.Claimed);
            boolean parked = legs.stream().anyMatch(leg -> leg.state instanceof TaskState.Parked);
            boolean watched = ordersDone && legs.stream().filter(leg -> leg.state instanceof TaskState.Parked)
                    .allMatch(leg -> !leg.role.equals(READ) && !leg.role.equals(ORDER));
            assertThat(fold.stage() == Stage.WAITING).as("%s", legs).isEqualTo(parked && !claimed && !watched);
            if (claimed) {
                assertThat(fold.stage()).as("%s", legs).isIn(Stage.IN_SESSION, Stage.CHECKING);
            }
            if (fold.stage() == Stage.CHECKING) {
                assertThat(ordersDone || claimed).as("%s", legs).isTrue();
            }
        }
    }

    private static boolean isConfirmed(Leg leg) {
        return leg.state instanceof TaskState.Settled(Outcome.Confirmed _, Instant _);
    }

    private static List<List<@Nullable TaskState>> combinations(int length) {
        List<@Nullable TaskState> states = new ArrayList<>(List.of(QUEUED, CLAIMED, PARKED, BACK, over(FAILED),
                over(new Outcome.Unconfirmed(Saying.of("handed over"))), over(new Outcome.Refused(Saying.of("rule"))),
                over(new Outcome.Expired()), over(cancelled())));
        states.add(null);
        List<List<@Nullable TaskState>> all = List.of(List.of());
        for (int i = 0; i < length; i++) {
            List<List<@Nullable TaskState>> longer = new ArrayList<>();
            for (List<@Nullable TaskState> start : all) {
                for (TaskState state : states) {
                    List<@Nullable TaskState> next = new ArrayList<>(start);
                    next.add(state);
                    longer.add(next);
                }
            }
            all = longer;
        }
        return all;
    }

    private static Stage stage(@Nullable Knock knock, Leg... legs) {
        return fold(knock, List.of(legs)).stage();
    }

    private static Fold fold(Leg... legs) {
        return fold(null, List.of(legs));
    }

    private static Fold fold(@Nullable Knock knock, List<Leg> legs) {
        List<Plan.Part> parts = new ArrayList<>();
        List<Task> tasks = new ArrayList<>();
        for (Leg leg : legs) {
            TaskId id = new TaskId("%024x".formatted(parts.size() + 1));
            parts.add(new Plan.Part(id, leg.role));
            TaskState state = leg.state;
            if (state != null) {
                tasks.add(new Task(id, new DeviceId("A-B"), leg.operation, Priority.CONSULTANT, "a", null, NOON, NOON,
                        leg.attempts, state));
            }
        }
        return Fold.of(parts, tasks, knock, null);
    }

    private static Leg leg(Role role, @Nullable TaskState state) {
        Operation operation = switch (role) {
            case Role.Order _ -> new Operation.Restart();
            case Role.Read _,Role.Look _,Role.Before _,Role.Wifi _ -> new Operation.Read(List.of("Device.A"));
            case Role.Check check -> new Operation.Read(List.of(check.path()));
            case Role.ReadBack _ -> new Operation.Read(List.of(SSID));
        };
        return new Leg(role, operation, state, 0);
    }

    private static Leg read(String path, @Nullable TaskState state) {
        return new Leg(READ, new Operation.Read(List.of(path)), state, 0);
    }

    private static Leg write(TaskState state) {
        return new Leg(ORDER, new Operation.Write(List.of(new Assignment(SSID, Value.string("Home")))), state, 1);
    }

    private static Leg pinReads(String text) {
        return leg(CHECK, over(new Outcome.Confirmed(new Evidence(NOON, Saying.of("read"), values(PIN, text)))));
    }

    private static Leg readBack(String path, String text) {
        return leg(READ_BACK, over(new Outcome.Confirmed(new Evidence(NOON, Saying.of("read"), values(path, text)))));
    }

    private static List<Assignment> values(String path, String text) {
        return List.of(new Assignment(path, Value.string(text)));
    }

    private static Knock knock(Knock.State state) {
        return new Knock(NOON, state, Saying.NOTHING);
    }

    private static TaskState over(Outcome outcome) {
        return new TaskState.Settled(outcome, NOON);
    }

    private static Outcome confirmed(String text) {
        return new Outcome.Confirmed(new Evidence(NOON, Saying.of(text), List.of()));
    }

    private static Outcome cancelled() {
        return new Outcome.Cancelled(Saying.of("called off"));
    }

    private static org.assertj.core.api.InstanceOfAssertFactory<Outcome.Confirmed, org.assertj.core.api.ObjectAssert<Outcome.Confirmed>> confirmedType() {
        return org.assertj.core.api.InstanceOfAssertFactories.type(Outcome.Confirmed.class);
    }

    /// A task of a plan; null state for one that is no longer kept.
    private record Leg(Role role, Operation operation, @Nullable TaskState state, int attempts) {
        boolean isOpen() {
            return state != null && !(state instanceof TaskState.Settled);
        }
    }
}
