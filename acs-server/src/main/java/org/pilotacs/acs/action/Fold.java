package org.pilotacs.acs.action;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.broadcast.Airing;
import org.pilotacs.acs.device.SameValue;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Assignment;
import org.pilotacs.acs.task.Evidence;
import org.pilotacs.acs.task.Fault;
import org.pilotacs.acs.task.Knock;
import org.pilotacs.acs.task.Operation;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.Task;
import org.pilotacs.acs.task.TaskState;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Where an action stands, derived from its tasks. Pure; nothing of it is stored.
///
/// The outcome is decided by, in this order:
///
/// 1. an order that ended otherwise than confirmed: its outcome;
/// 2. an order that is not over: nothing yet;
/// 3. reads, checks and read-backs that are not over: nothing yet (looks are not waited for);
/// 4. reads: confirmed if one is, else the outcome of the one that failed;
/// 5. checks, read-backs and what Wi-Fi shows: failed if the box shows something else, unconfirmed if it could not be read,
///    else confirmed;
/// 6. orders alone: confirmed by the box's word, and the evidence says so where that is all there is.
record Fold(Stage stage, @Nullable Outcome outcome, @Nullable Instant settled) {
    /// @param knock how the last knock since the action began went, null if there was none
    /// @param airing how its broadcast stands, null if there is none
    static Fold of(List<Plan.Part> parts, List<Task> tasks, @Nullable Knock knock, @Nullable Airing airing) {
        Map<String, Task> byId = new HashMap<>();
        tasks.forEach(task -> byId.put(task.id().value(), task));
        List<Leg> legs = new ArrayList<>();
        for (Plan.Part part : parts) {
            legs.add(new Leg(part.role(), byId.get(part.task().value())));
        }
        Ended ended = outcome(legs);
        return ended == null
                ? new Fold(stage(legs, knock, airing), null, null)
                : new Fold(Stage.SETTLED, ended.outcome, ended.at);
    }

    private static Stage stage(List<Leg> legs, @Nullable Knock knock, @Nullable Airing airing) {
        if (legs.stream()
                .anyMatch(leg -> leg.ended() == null && leg.operation() instanceof Operation.SendEntitlement)) {
            return airing != null && airing.sent() > 0 ? Stage.ON_AIR : Stage.QUEUED;
        }
        for (Leg leg : legs) {
            if (leg.state() instanceof TaskState.Claimed) {
                return leg.isAfterwards() ? Stage.CHECKING : Stage.IN_SESSION;
            }
        }
        List<Leg> parked = legs.stream().filter(leg -> leg.state() instanceof TaskState.Parked).toList();
        if (!parked.isEmpty()) {
            boolean ordersDone = legs.stream().filter(leg -> leg.role instanceof Role.Order)
                    .allMatch(leg -> leg.confirmed() != null);
            return ordersDone && parked.stream().allMatch(Leg::isAfterwards) ? Stage.CHECKING : Stage.WAITING;
        }
        List<Leg> left = legs.stream().filter(leg -> leg.state() instanceof TaskState.Queued).toList();
        boolean begun = legs.stream().anyMatch(leg -> leg.confirmed() != null);
        if (begun && left.stream().allMatch(Leg::isAfterwards)) {
            return Stage.CHECKING;
        }
        if (begun && left.stream().allMatch(leg -> leg.attempts() == 0)) {
            return Stage.IN_SESSION;
        }
        return knock != null && isUnderWay(knock.state()) ? Stage.KNOCKING : Stage.QUEUED;
    }

    private static boolean isUnderWay(Knock.State state) {
        return switch (state) {
            case TRYING, ANSWERED, SENT, IN_SESSION -> true;
            case UNREACHABLE, FORBIDDEN -> false;
        };
    }

    private static @Nullable Ended outcome(List<Leg> legs) {
        List<Leg> orders = legs.stream().filter(leg -> leg.role instanceof Role.Order).toList();
        for (Leg order : orders) {
            Ended ended = order.ended();
            if (ended == null || !(ended.outcome instanceof Outcome.Confirmed)) {
                return ended;
            }
        }
        List<Leg> deciding = legs.stream().filter(Leg::decides).toList();
        if (deciding.stream().anyMatch(leg -> leg.ended() == null)) {
            return null;
        }
        List<Leg> reads = deciding.stream().filter(leg -> leg.role instanceof Role.Read).toList();
        if (!reads.isEmpty()) {
            return ofReads(reads);
        }
        if (deciding.stream().anyMatch(leg -> leg.role instanceof Role.Wifi)) {
            return ofWifi(legs, deciding);
        }
        return deciding.isEmpty() ? ofOrders(orders) : ofChecks(orders, deciding);
    }

    private static Ended ofWifi(List<Leg> legs, List<Leg> looks) {
        List<Role.Trait> traits = looks.stream()
                .flatMap(leg -> leg.role instanceof Role.Wifi(List<Role.Trait> own)
                        ? own.stream()
                        : Stream.<Role.Trait>empty())
                .toList();
        Map<String, String> before = new HashMap<>();
        legs.stream().filter(leg -> leg.role instanceof Role.Before).flatMap(leg -> leg.evidence().stream())
                .forEach(one -> before.putAll(one.texts()));
        Evidence now = together(looks.stream().flatMap(leg -> leg.evidence().stream()).toList(), Saying.NOTHING);
        List<Saying> unasked = looks.stream().filter(leg -> leg.confirmed() == null)
                .flatMap(leg -> leg.endings().stream()).map(ended -> ended.outcome.saying()).toList();
        return new Ended(new WifiShown(traits, before, now).outcome(unasked), last(looks));
    }

    private static Ended ofReads(List<Leg> reads) {
        List<Evidence> confirmed = reads.stream().flatMap(leg -> leg.evidence().stream()).toList();
        Instant last = last(reads);
        if (confirmed.isEmpty()) {
            Comparator<Ended> failedFirst = Comparator.comparing(ended -> !(ended.outcome instanceof Outcome.Failed));
            Outcome why = reads.stream().flatMap(leg -> leg.endings().stream()).min(failedFirst).orElseThrow().outcome;
            return new Ended(why, last);
        }
        if (reads.size() == 1) {
            return new Ended(new Outcome.Confirmed(confirmed.getFirst()), last);
        }
        return new Ended(new Outcome.Confirmed(together(confirmed,
                reads.stream().allMatch(Leg::isTest) ? eachTest(reads) : partsRead(reads))), last);
    }

    /// What each test of the line showed, or why it showed nothing.
    private static Saying eachTest(List<Leg> tests) {
        return Saying.join(tests.stream().flatMap(leg -> leg.endings().stream())
                .map(ended -> ended.outcome.saying()).toList());
    }

    private static Saying partsRead(List<Leg> reads) {
        List<String> lacking = reads.stream().filter(leg -> leg.evidence().isEmpty()).map(Leg::firstPath).toList();
        Saying all = Saying.of(reads.size());
        return lacking.isEmpty()
                ? ActionSaying.ALL_PARTS_READ.of(all)
                : ActionSaying.SOME_PARTS_READ.of(Saying.of(reads.size() - lacking.size()), all,
                        Saying.of(String.join(", ", lacking)));
    }

    private static Ended ofOrders(List<Leg> orders) {
        List<Evidence> evidence = orders.stream().flatMap(leg -> leg.evidence().stream()).toList();
        if (evidence.isEmpty()) {
            return new Ended(new Outcome.Cancelled(ActionSaying.NOT_KEPT.of()), Instant.EPOCH);
        }
        boolean wordOnly = orders.stream().anyMatch(Leg::isByWordOnly);
        Saying text = evidence.getLast().text();
        Saying word = text.isEmpty() ? ActionSaying.ACCEPTED.of() : text;
        return new Ended(new Outcome.Confirmed(wordOnly
                ? together(evidence, Saying.join(List.of(word, ActionSaying.WORD_ONLY.of())))
                : evidence.getLast()), last(orders));
    }

    private static Ended ofChecks(List<Leg> orders, List<Leg> checks) {
        Instant last = last(checks);
        List<Outcome> findings = checks.stream().map(leg -> finding(orders, leg)).toList();
        for (Outcome finding : findings) {
            if (finding instanceof Outcome.Failed) {
                return new Ended(finding, last);
            }
        }
        for (Outcome finding : findings) {
            if (finding instanceof Outcome.Unconfirmed) {
                return new Ended(finding, last);
            }
        }
        List<Evidence> shown = findings.stream().flatMap(finding -> finding instanceof Outcome.Confirmed(Evidence one)
                ? List.of(one).stream()
                : List.<Evidence>of().stream()).toList();
        return new Ended(new Outcome.Confirmed(shown.size() == 1
                ? shown.getFirst()
                : together(shown, Saying.join(shown.stream().map(Evidence::text).toList()))), last);
    }

    /// What one check or read-back that is over shows.
    private static Outcome finding(List<Leg> orders, Leg leg) {
        if (!(leg.confirmed() instanceof Evidence read)) {
            return new Outcome.Unconfirmed(ActionSaying.COULD_NOT_BE_ASKED.of(
                    Saying.join(leg.endings().stream().map(ended -> ended.outcome.saying()).toList())));
        }
        Map<String, String> values = new HashMap<>();
        read.values().forEach(one -> values.put(one.path(), one.value().text()));
        return switch (leg.role) {
            case Role.Check check -> check(check, read, values);
            case Role.ReadBack _ -> readBack(leg, written(orders), read, values);
            case Role.Order _,Role.Read _,Role.Look _,Role.Before _,Role.Wifi _ -> new Outcome.Confirmed(read);
        };
    }

    private static Outcome check(Role.Check check, Evidence read, Map<String, String> values) {
        String value = values.get(check.path());
        if (value == null) {
            return noAnswerFor(check.path());
        }
        if (SameValue.isExpected(check.expected(), value)) {
            return new Outcome.Confirmed(
                    new Evidence(read.at(), ActionSaying.CHECKED.of(check.means()), read.values()));
        }
        Saying known = check.otherwise().get(value);
        return shownOtherwise(known == null
                ? ActionSaying.STILL_SAYS.of(Saying.of(check.path()), Saying.of(value))
                : ActionSaying.CHECKED.of(known), check.path());
    }

    private static Outcome noAnswerFor(String path) {
        return new Outcome.Unconfirmed(ActionSaying.NO_ANSWER_FOR.of(Saying.of(path)));
    }

    private static Outcome shownOtherwise(Saying how, String path) {
        return new Outcome.Failed(new Fault(Fault.Kind.DEVICE, "", how, path));
    }

    private static Outcome readBack(Leg leg, List<Assignment> written, Evidence read, Map<String, String> values) {
        List<String> asked = leg.paths();
        for (Assignment one : written) {
            String value = values.get(one.path());
            if (!asked.contains(one.path())) {
                continue;
            }
            if (value == null) {
                return noAnswerFor(one.path());
            }
            if (!SameValue.is(one.value(), value)) {
                return shownOtherwise(ActionSaying.READS_BACK_OTHERWISE.of(Saying.of(one.path()), Saying.of(value),
                        Saying.of(one.value().text())), one.path());
            }
        }
        int unread = written.size() - asked.size();
        Saying rest = unread == 0 ? Saying.NOTHING : ActionSaying.NOT_READABLE.of(Saying.of(unread));
        Saying text = Saying.join(List.of(ActionSaying.READ_BACK.of(), rest));
        return new Outcome.Confirmed(new Evidence(read.at(), text, read.values()));
    }

    private static List<Assignment> written(List<Leg> orders) {
        return orders.stream().flatMap(leg -> leg.operation() instanceof Operation.Write(List<Assignment> all)
                ? all.stream()
                : List.<Assignment>of().stream()).toList();
    }

    private static Evidence together(List<Evidence> parts, Saying text) {
        Instant at = parts.stream().map(Evidence::at).max(Comparator.naturalOrder()).orElse(Instant.EPOCH);
        return new Evidence(at, text, parts.stream().flatMap(part -> part.values().stream()).toList());
    }

    private static Instant last(List<Leg> legs) {
        return legs.stream().flatMap(leg -> leg.endings().stream()).map(Ended::at).max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    private record Ended(Outcome outcome, Instant at) {}

    /// A task in its role; null if it is no longer kept.
    private record Leg(Role role, @Nullable Task task) {
        @Nullable
        TaskState state() {
            return task == null ? null : task.state();
        }

        @Nullable
        Ended ended() {
            if (task == null) {
                return new Ended(new Outcome.Cancelled(ActionSaying.NOT_KEPT.of()), Instant.EPOCH);
            }
            return task.state() instanceof TaskState.Settled(Outcome outcome, Instant at)
                    ? new Ended(outcome, at)
                    : null;
        }

        List<Ended> endings() {
            Ended ended = ended();
            return ended == null ? List.of() : List.of(ended);
        }

        @Nullable
        Evidence confirmed() {
            return task != null
                    && task.state() instanceof TaskState.Settled(Outcome.Confirmed(Evidence evidence), Instant _)
                            ? evidence
                            : null;
        }

        List<Evidence> evidence() {
            Evidence evidence = confirmed();
            return evidence == null ? List.of() : List.of(evidence);
        }

        @Nullable
        Operation operation() {
            return task == null ? null : task.operation();
        }

        int attempts() {
            return task == null ? 0 : task.attempts();
        }

        List<String> paths() {
            return task != null && task.operation() instanceof Operation.Read(List<String> paths) ? paths : List.of();
        }

        /// A restart is shown by its end; that a value was taken, or an order carried out, only the box says.
        boolean isByWordOnly() {
            return operation() instanceof Operation.Write || operation() instanceof Operation.Execute;
        }

        boolean isTest() {
            return operation() instanceof Operation.Diagnose;
        }

        String firstPath() {
            return paths().isEmpty() ? "?" : paths().getFirst();
        }

        boolean decides() {
            return switch (role) {
                case Role.Read _,Role.Check _,Role.ReadBack _,Role.Wifi _ -> true;
                case Role.Order _,Role.Look _,Role.Before _ -> false;
            };
        }

        boolean isAfterwards() {
            return switch (role) {
                case Role.Look _,Role.Check _,Role.ReadBack _,Role.Wifi _ -> true;
                case Role.Order _,Role.Read _,Role.Before _ -> false;
            };
        }
    }
}
