package org.pilotacs.acs.meter;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.Identity;
import org.pilotacs.acs.device.UnknownDevices;
import org.pilotacs.acs.meter.MeterWorld.Watcher;
import org.pilotacs.acs.profile.Boxes;
import org.pilotacs.acs.saying.Language;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Claim;
import org.pilotacs.acs.task.Continuation;
import org.pilotacs.acs.task.Fault;
import org.pilotacs.acs.task.Knock;
import org.pilotacs.acs.task.Operation;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.Progress;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pilotacs.acs.meter.MeterWorld.ANNA;
import static org.pilotacs.acs.meter.MeterWorld.BOB;
import static org.pilotacs.acs.meter.MeterWorld.BOX;

/// Given a box in its home, when somebody watches its signal, then it is read again and again as long as they do, and
/// they see what it says and how that goes.
class SignalMeterTest {
    private MeterWorld world = new MeterWorld();

    @AfterEach
    void close() {
        world.close();
    }

    private void begin(MeterConfig config, UnknownDevices unknown) {
        world.close();
        world = new MeterWorld(config, unknown);
    }

    private static void await(Watcher watcher, Predicate<Tick> wanted) {
        Awaitility.await().atMost(Duration.ofSeconds(10))
                .until(() -> !watcher.ticks.isEmpty() && wanted.test(watcher.last()));
    }

    private static Predicate<Tick> is(Class<? extends Tick.State> state) {
        return tick -> state.isInstance(tick.state());
    }

    private static Predicate<Tick> isOver(String code) {
        return tick -> tick.state() instanceof Tick.State.Over(Saying why) && code.equals(why.code());
    }

    /// As soon as that is told; ticks come on threads of their own.
    private static Predicate<Tick> hasMargin(double margin) {
        return tick -> tick.state() instanceof Tick.State.Measuring
                && Double.valueOf(margin).equals(tick.tuners().getFirst().margin());
    }

    private @Nullable String refused(DeviceId device) {
        return world.meter.watch(device, ANNA, _ -> {}) instanceof Opened.Refused(Saying reason)
                ? reason.code()
                : null;
    }

    private void assertNoTasks() {
        assertThat(world.tasks.ofDevice(BOX, 10)).isEmpty();
    }

    @Test
    void a_watcher_sees_how_it_goes_from_the_first_knock_on() {
        Watcher anna = world.watches(ANNA);
        await(anna, is(Tick.State.Waiting.class));
        assertThat(world.bell.rung).containsExactly(BOX);
        Instant knocked = world.clock.instant();
        world.bell.says(Knock.State.TRYING, knocked);
        await(anna, tick -> tick.state()
                .equals(new Tick.State.Waiting(new Knock(knocked, Knock.State.TRYING, Saying.NOTHING))));

        Claim claim = world.read();
        assertThat(claim.task().operation()).isInstanceOfSatisfying(Operation.Read.class,
                read -> assertThat(read.paths()).hasSize(8));
        assertThat(world.queue.renew(claim)).isTrue();
        assertThat(world.queue.settle(claim, world.told(true, -48.2, 6))).isTrue();
        await(anna, hasMargin(6));
        assertThat(anna.last().measured()).isEqualTo(world.clock.instant());
        assertThat(anna.last().tuners()).singleElement().isEqualTo(new TunerSignal(1, true, -48.2, null, 6.0, null, 51,
                Trend.SAME, new TunerSignal.Best(51, 6.0, -48.2, world.clock.instant())));
        world.tells(true, -47, 7);
        await(anna, hasMargin(7));
        assertThat(anna.last().tuners().getFirst().trend()).isEqualTo(Trend.BETTER);
        world.tells(false, -60, -8.7);
        await(anna, tick -> Integer.valueOf(0).equals(tick.tuners().getFirst().quality()));
        assertThat(anna.last().tuners().getFirst().best()).extracting(TunerSignal.Best::quality).isEqualTo(59);
        assertNoTasks();
    }

    @Test
    void all_who_watch_a_box_share_one_meter_and_it_ends_with_the_last() {
        Watcher anna = world.watches(ANNA);
        world.tells(true, -50, 3);
        await(anna, hasMargin(3));
        Watcher bob = world.watches(BOB);
        await(bob, hasMargin(3));
        assertThat(world.running.size()).isEqualTo(1);
        world.tells(true, -50, 4);
        await(anna, hasMargin(4));
        await(bob, hasMargin(4));

        anna.leaves();
        world.tells(true, -50, 5);
        await(bob, hasMargin(5));
        assertThat(anna.last()).matches(hasMargin(4));
        Claim claim = world.read();
        bob.leaves();
        assertThat(world.running.size()).isZero();
        assertThat(world.queue.renew(claim)).isFalse();
        assertThat(world.queue.settle(claim, world.told(true, -50, 9))).isFalse();
        assertThat(world.next()).isEmpty();
        assertThat(bob.ticks).noneMatch(tick -> tick.state() instanceof Tick.State.Over);
        assertNoTasks();
    }

    @Test
    void who_watches_already_watches_anew() {
        Watcher first = world.watches(ANNA);
        Watcher second = world.watches(ANNA);
        await(first, isOver("meter.elsewhere"));
        world.tells(true, -50, 5);
        await(second, hasMargin(5));
        first.leaves();
        assertThat(world.running.size()).as("that one was over").isEqualTo(1);
        second.leaves();
        assertThat(world.running.size()).isZero();
    }

    @Test
    void a_link_that_has_the_box_waits_until_it_may_be_asked_again() throws Exception {
        begin(new MeterConfig(Duration.ofMinutes(10), Duration.ofMinutes(1), Duration.ofMillis(300), 1),
                UnknownDevices.ACCEPT);
        world.watches(ANNA);
        world.tells(true, -50, 5);
        long begun = System.nanoTime();
        assertThat(world.queue.claim(BOX, "cwmp")).isPresent();
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun)).isBetween(290L, 5_000L);
    }

    @Test
    void a_link_that_waits_is_let_go_when_the_last_watcher_leaves() throws Exception {
        begin(new MeterConfig(Duration.ofMinutes(10), Duration.ofMinutes(1), Duration.ofSeconds(2), 1),
                UnknownDevices.ACCEPT);
        Watcher anna = world.watches(ANNA);
        Claim claim = world.read();
        world.queue.settle(claim, world.told(true, -50, 5));
        CompletableFuture<Optional<Claim>> waiting = CompletableFuture
                .supplyAsync(() -> world.queue.claim(BOX, "cwmp"));
        anna.leaves();
        assertThat(waiting.get(1500, TimeUnit.MILLISECONDS)).isEmpty();
    }

    @Test
    void what_somebody_ordered_goes_first() {
        world.watches(ANNA);
        world.order(new Operation.Write(List.of()));
        Claim ordered = world.next().orElseThrow();
        assertThat(ordered.passing()).isFalse();
        assertThat(ordered.task().operation()).isInstanceOf(Operation.Write.class);
        assertThat(world.queue.renew(ordered)).isTrue();
        assertThat(world.queue.settle(ordered, MeterWorld.failed(Fault.Kind.DEVICE))).isTrue();
        assertThat(world.next().orElseThrow().passing()).isTrue();
    }

    @Test
    void a_box_that_must_be_let_go_for_an_order_is_and_is_measured_again_afterwards() {
        Watcher anna = world.watches(ANNA);
        world.tells(true, -50, 5);
        world.order(new Operation.Restart());
        Claim restart = world.next().orElseThrow();
        world.queue.settle(restart, new Progress.Parked(new Continuation("played", Map.of()),
                world.clock.instant().plusSeconds(300), new Outcome.Expired()));
        assertThat(world.next()).as("it is at it").isEmpty();
        world.pass(30);
        assertThat(world.bell.rung).as("and is not called back").hasSize(1);
        await(anna, is(Tick.State.NotHeard.class));

        assertThat(world.comes(MeterWorld.DECODER).queued()).isTrue();
        world.queue.settle(world.queue.resume(BOX, "cwmp").getFirst(), new Progress.Settled(new Outcome.Expired()));
        world.tells(true, -50, 6);
        await(anna, hasMargin(6));
    }

    @Test
    void a_box_that_is_at_an_order_for_too_long_ends_it_and_that_is_said() {
        Watcher anna = world.watches(ANNA);
        world.order(new Operation.Restart());
        world.queue.settle(world.next().orElseThrow(), new Progress.Parked(new Continuation("played", Map.of()),
                world.clock.instant().plusSeconds(300), new Outcome.Expired()));
        assertThat(world.next()).isEmpty();
        world.pass(60);
        await(anna, isOver("meter.busy"));
    }

    @Test
    void a_box_that_falls_silent_is_called_now_and_then_and_given_up_after_a_minute() {
        Watcher anna = world.watches(ANNA);
        world.tells(true, -50, 5);
        Instant heard = world.clock.instant();
        world.pass(9);
        assertThat(anna.ticks).noneMatch(is(Tick.State.NotHeard.class));
        world.pass(1);
        await(anna, is(Tick.State.NotHeard.class));
        assertThat(anna.last().state()).isEqualTo(new Tick.State.NotHeard(heard, null));
        assertThat(anna.last().measured()).isEqualTo(heard);
        assertThat(anna.last().tuners()).as("with its age it is still of use").hasSize(1);
        world.pass(49);
        assertThat(world.bell.rung).hasSizeBetween(3, 4);
        assertThat(world.running.size()).isEqualTo(1);
        world.pass(1);
        await(anna, isOver("meter.silent"));
        assertThat(world.running.size()).isZero();
        assertNoTasks();
    }

    @Test
    void a_box_that_was_silent_goes_on_where_it_was() {
        Watcher anna = world.watches(ANNA);
        world.tells(true, -50, 5);
        world.pass(15);
        await(anna, is(Tick.State.NotHeard.class));
        world.bell.says(Knock.State.UNREACHABLE, world.clock.instant());
        await(anna, tick -> tick.state() instanceof Tick.State.NotHeard(Instant _, Knock knock) && knock != null
                && knock.state() == Knock.State.UNREACHABLE);
        world.tells(true, -50, 4);
        await(anna, hasMargin(4));
        assertThat(anna.last().tuners().getFirst().best()).extracting(TunerSignal.Best::margin).isEqualTo(5.0);
    }

    @Test
    void a_box_that_never_comes_is_given_up_after_a_minute_too() {
        Watcher anna = world.watches(ANNA);
        world.pass(59);
        assertThat(anna.ticks).allMatch(is(Tick.State.Waiting.class));
        world.pass(1);
        await(anna, isOver("meter.silent"));
        assertThat(world.bell.rung).hasSize(3);
    }

    @Test
    void a_read_whose_session_broke_off_is_void_once_there_is_another() {
        Watcher anna = world.watches(ANNA);
        Claim lost = world.read();
        Claim again = world.read();
        assertThat(world.queue.renew(lost)).isFalse();
        assertThat(world.queue.settle(lost, world.told(true, -50, 9))).isFalse();
        assertThat(world.queue.settle(again, new Progress.Returned())).isTrue();
        assertThat(world.queue.settle(again, world.told(true, -50, 9))).as("it was given back").isFalse();
        world.tells(true, -50, 5);
        await(anna, hasMargin(5));
        assertThat(anna.ticks).noneMatch(hasMargin(9));
    }

    @Test
    void each_may_watch_for_ten_minutes() {
        Watcher anna = world.watches(ANNA);
        goesOnFor(300);
        Watcher bob = world.watches(BOB);
        goesOnFor(299);
        assertThat(anna.ticks).noneMatch(is(Tick.State.Over.class));
        world.pass(1);
        await(anna, isOver("meter.time-up"));
        world.tells(true, -50, 6);
        await(bob, hasMargin(6));
        goesOnFor(299);
        await(bob, isOver("meter.time-up"));
        assertThat(world.running.size()).isZero();
        assertNoTasks();
    }

    private void goesOnFor(int seconds) {
        for (int second = 0; second < seconds; second++) {
            world.tells(true, -50, 5);
            world.meter.look();
        }
    }

    @Test
    void what_is_read_all_the_time_is_kept_now_and_then_and_at_the_end() {
        Watcher anna = world.watches(ANNA);
        for (int i = 0; i < 25; i++) {
            world.tells(true, -50, i / 10.0);
        }
        Awaitility.await().until(() -> world.kept.size() == 3);
        anna.leaves();
        Awaitility.await().until(() -> world.kept.size() == 4);
        assertThat(world.kept).extracting(all -> all.stream().filter(one -> one.name().equals("tuner.1.margin"))
                .mapToDouble(one -> Double.parseDouble(one.value())).sum())
                .containsExactlyInAnyOrder(0.0, 1.0, 2.0, 2.4);
        assertNoTasks();
    }

    @Test
    void a_box_that_will_not_tell_ends_it_with_its_reason() {
        for (Fault.Kind lasting : List.of(Fault.Kind.NOT_SUPPORTED, Fault.Kind.DENIED, Fault.Kind.INVALID_NAME)) {
            Watcher anna = world.watches(ANNA);
            world.queue.settle(world.read(), MeterWorld.failed(lasting));
            await(anna, isOver("meter.cannot-tell"));
        }
        assertThat(world.running.size()).isZero();
    }

    @Test
    void a_box_that_fails_now_and_then_is_asked_again_but_not_for_ever() {
        Watcher anna = world.watches(ANNA);
        for (int i = 0; i < 3; i++) {
            world.queue.settle(world.read(), MeterWorld.failed(Fault.Kind.RESOURCES));
            world.queue.settle(world.read(), world.told("Device.Nothing.Of.It", "1"));
            world.tells(true, -50, i);
            await(anna, hasMargin(i));
        }
        for (int i = 0; i < 3; i++) {
            world.queue.settle(world.read(), MeterWorld.failed(Fault.Kind.RESOURCES));
        }
        await(anna, isOver("meter.cannot-tell"));
        assertThat(anna.last().state()).isInstanceOfSatisfying(Tick.State.Over.class,
                over -> assertThat(Language.POLISH.say(over.why())).contains("nie podaje sygnału: no."));
    }

    @Test
    void a_box_that_cannot_be_measured_is_refused_with_what_to_do_instead() {
        assertThat(world.meter.watch(DeviceId.of("A1B2C3", "SV-S2", "none"), ANNA, _ -> {}))
                .isInstanceOf(Opened.UnknownDevice.class);
        world.comes(MeterWorld.ROUTER);
        assertThat(refused(MeterWorld.ROUTER.deviceId())).isEqualTo("meter.not-on-model");
        assertThat(world.running.size()).isZero();
        assertThat(world.bell.rung).isEmpty();

        begin(MeterConfig.DEFAULT, UnknownDevices.QUARANTINE);
        assertThat(refused(BOX)).isEqualTo("meter.quarantined");
    }

    @Test
    void more_boxes_than_may_be_measured_at_once_are_refused() {
        begin(new MeterConfig(Duration.ofMinutes(10), Duration.ofMinutes(1), Duration.ofMillis(500), 1),
                UnknownDevices.ACCEPT);
        Watcher anna = world.watches(ANNA);
        Identity second = Boxes.telmar("300").identity();
        world.comes(second);
        DeviceId other = second.deviceId();
        assertThat(refused(other)).isEqualTo("meter.too-many");
        world.watches(BOB).leaves();
        assertThat(refused(other)).as("who watches the same box takes no room, and leaves none").isEqualTo(
                "meter.too-many");
        anna.leaves();
        assertThat(refused(other)).isNull();
        assertThat(world.running.size()).isEqualTo(1);
    }

    @Test
    void something_waits_for_a_box_that_is_measured_and_for_no_other() {
        assertThat(world.comes(MeterWorld.DECODER).queued()).isFalse();
        Watcher anna = world.watches(ANNA);
        assertThat(world.comes(MeterWorld.DECODER).queued()).isTrue();
        assertThat(world.comes(MeterWorld.ROUTER).queued()).isFalse();
        anna.leaves();
        assertThat(world.comes(MeterWorld.DECODER).queued()).isFalse();
    }

    @Test
    void a_server_that_stops_says_so_and_lets_the_box_go() {
        Watcher anna = world.watches(ANNA);
        world.tells(true, -50, 5);
        world.meter.close();
        await(anna, isOver("meter.stopping"));
        assertThat(world.next()).isEmpty();
        assertThat(refused(BOX)).isEqualTo("meter.stopping");
    }

    @Test
    void a_watcher_that_fails_is_dropped_and_harms_nobody() {
        Watcher anna = world.watches(ANNA);
        world.meter.watch(BOX, BOB, _ -> {
            throw new IllegalStateException("on purpose");
        });
        world.tells(true, -50, 5);
        await(anna, hasMargin(5));
        anna.leaves();
        Awaitility.await().until(() -> world.running.size() == 0);
    }
}
