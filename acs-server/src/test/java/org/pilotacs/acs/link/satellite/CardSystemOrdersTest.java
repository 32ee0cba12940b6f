package org.pilotacs.acs.link.satellite;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.broadcast.Airing;
import org.pilotacs.acs.broadcast.Proof;
import org.pilotacs.acs.broadcast.Station;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.DevicePage;
import org.pilotacs.acs.device.DeviceSearch;
import org.pilotacs.acs.device.Devices;
import org.pilotacs.acs.device.Identity;
import org.pilotacs.acs.device.ParameterTree;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.link.satellite.gateway.ScriptedCardSystem;
import org.pilotacs.acs.reading.JdbcReadingHistory;
import org.pilotacs.acs.reading.Reading;
import org.pilotacs.acs.runtime.Ticker;
import org.pilotacs.acs.saying.Language;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.CardMessage;
import org.pilotacs.acs.task.CardOrder;
import org.pilotacs.acs.task.Carrier;
import org.pilotacs.acs.task.Fault;
import org.pilotacs.acs.task.JdbcTaskQueue;
import org.pilotacs.acs.task.JdbcTaskStore;
import org.pilotacs.acs.task.JdbcTasks;
import org.pilotacs.acs.task.NewTask;
import org.pilotacs.acs.task.Operation;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.Priority;
import org.pilotacs.acs.task.SettableClock;
import org.pilotacs.acs.task.Task;
import org.pilotacs.acs.task.TaskConfig;
import org.pilotacs.acs.task.TaskId;
import org.pilotacs.acs.task.TaskIds;
import org.pilotacs.acs.task.TaskState;
import org.pilotacs.acs.task.Tasks;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

import static org.assertj.core.api.Assertions.assertThat;

/// Given cards whose system sends its own messages, when somebody wants something of one, then the system is told, and people see no
/// more than the system, the box or a person said.
class CardSystemOrdersTest {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final DeviceId BOX = new DeviceId("00AABB-Box-1");

    private final SettableClock clock = new SettableClock();
    private final TaskIds ids = new TaskIds(clock, new Random(1));
    private final ScriptedCardSystem system = new ScriptedCardSystem();
    private final ExecutorService watchers = Executors.newVirtualThreadPerTaskExecutor();
    private final OneBox devices = new OneBox();
    private Database database;
    private JdbcTaskStore store;
    private Tasks tasks;
    private Ticker ticker;
    private SatelliteLink link;

    @BeforeEach
    void open() throws IOException {
        database = TestDatabases.open(TestDatabases.Kind.H2);
        store = new JdbcTaskStore(database, clock, watchers);
        tasks = new JdbcTasks(store);
        start("node-1");
    }

    private void start(String node) throws IOException {
        link = new SatelliteLink(
                new Satellites(List.of(), List.of(system.config("cas", Duration.ofSeconds(2))), Map.of()),
                new SatelliteLink.Core(new JdbcTaskQueue(store, node, TaskConfig.DEFAULT.lease(), Carrier.BROADCAST),
                        devices, new JdbcReadingHistory(database), database, ids, node),
                new SimpleMeterRegistry(), clock, new Random(1), Thread.ofPlatform().daemon().factory());
        ticker = new Ticker();
        link.start(ticker);
    }

    @AfterEach
    void close() throws Exception {
        ticker.close();
        link.close();
        system.close();
        watchers.close();
        database.close();
    }

    /// An inventory of one box, which may be a hybrid.
    private static final class OneBox implements Devices {
        private volatile String root = Device.ONE_WAY;

        @Override
        public Optional<Device> find(DeviceId id) {
            return Optional.of(new Device(id, new Identity("Acme", "00AABB", "Box", "1"), root, "", "", "", "", "", "",
                    Instant.EPOCH, Instant.EPOCH, null, null, ParameterTree.EMPTY, null, "01234567", Set.of(), false));
        }

        @Override
        public ParameterTree parameters(Device device) {
            return ParameterTree.EMPTY;
        }

        @Override
        public DevicePage search(DeviceSearch search) {
            throw new IllegalStateException("nobody searches here");
        }
    }

    private TaskId wish(CardMessage message) {
        TaskId id = ids.next();
        tasks.submit(List.of(new NewTask(id, BOX, new Operation.SendEntitlement("reconnect", "0123 4567", message),
                Priority.CONSULTANT, "action-1", null, clock.instant().plus(Duration.ofHours(1)), null)));
        return id;
    }

    private TaskId reconnect() {
        return wish(new CardMessage.Orders(
                List.of(new CardOrder.RefreshRights(List.of()), new CardOrder.Pair("SV00000042"))));
    }

    private Task task(TaskId id) {
        return tasks.find(id).orElseThrow();
    }

    private @Nullable Airing airing(TaskId id) {
        return link.airing(task(id)).orElse(null);
    }

    private Airing awaitAiring(TaskId id, Predicate<Airing> is) {
        return Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> airing(id),
                airing -> airing != null && is.test(airing));
    }

    private void awaitTold(TaskId id) {
        Awaitility.await("the order at the card system").atMost(PATIENCE)
                .until(() -> system.orders().containsKey(id.value()));
        Awaitility.await("its ticket").atMost(PATIENCE).until(() -> system.requests().contains("POST " + id));
    }

    /// What the system says is heard once the clock has gone on.
    private Airing onAir(TaskId id, int sent) {
        awaitTold(id);
        system.says(id.value(),
                "{\"state\":\"on-air\",\"sent\":%d,\"lastSent\":\"2026-11-23T09:00:00Z\",".formatted(sent)
                        + "\"nextSend\":\"2026-11-23T09:00:15Z\"}");
        return Awaitility.await("sent " + sent).atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(() -> {
            clock.advance(Duration.ofSeconds(2));
            return airing(id);
        }, airing -> airing != null && airing.sent() == sent);
    }

    private Outcome awaitEnd(TaskId id) {
        return Awaitility.await("the end").atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(() -> {
            clock.advance(Duration.ofSeconds(2));
            return task(id).state() instanceof TaskState.Settled(Outcome outcome, Instant _) ? outcome : null;
        }, outcome -> outcome != null);
    }

    @Test
    void the_card_systems_own_words_are_shown_and_end_it() {
        TaskId id = reconnect();
        Airing first = awaitAiring(id, _ -> true);
        assertThat(first.way()).hasToString("by card system cas");
        assertThat(first.obstacle()).isEqualTo(SatelliteSaying.WAITS_FOR_CARD_SYSTEM.of());
        assertThat(first.askForCode()).isFalse();
        assertThat(first.likelyBy()).isNull();

        Airing onAir = onAir(id, 2);
        assertThat(onAir.obstacle()).isNull();
        assertThat(onAir.lastSent()).isEqualTo(Instant.parse("2026-11-23T09:00:00Z"));
        assertThat(onAir.likelyBy()).as("the third time is sure").isEqualTo(Instant.parse("2026-11-23T09:00:15Z"));
        system.says(id.value(), "{\"state\":\"confirmed\"}");
        assertThat(awaitEnd(id)).isInstanceOfSatisfying(Outcome.Confirmed.class,
                confirmed -> assertThat(confirmed.evidence().text()).isEqualTo(SatelliteSaying.BY_CARD_SYSTEM.of()));
        assertThat(airing(id)).isNull();
    }

    @Test
    void a_refusal_and_a_failure_are_in_its_own_words() {
        system.answersNext(422, "", "{\"reason\":\"no such card\"}");
        assertThat(awaitEnd(reconnect())).isInstanceOf(Outcome.Refused.class).extracting(Outcome::saying)
                .hasToString("the card system refused it (HTTP 422): no such card");
        TaskId second = reconnect();
        awaitTold(second);
        system.says(second.value(), "{\"state\":\"failed\",\"sent\":3,\"reason\":\"card is black-listed\"}");
        assertThat(awaitEnd(second)).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.fault().kind()).isEqualTo(Fault.Kind.DENIED);
            assertThat(failed.fault().text()).hasToString("the card system gave it up: card is black-listed; "
                    + "It had been sent 3 times by then, so the box may have obeyed");
        });
    }

    @Test
    void while_the_system_is_busy_people_see_why() {
        system.answersNext(503, "60", "");
        TaskId id = reconnect();
        Airing busy = awaitAiring(id, airing -> !SatelliteSaying.WAITS_FOR_CARD_SYSTEM.of().equals(airing.obstacle()));
        assertThat(busy.obstacle()).hasToString("the card system cannot take it now (HTTP 503)");
        assertThat(busy.next()).isNull();
        Station station = link.stations().getFirst();
        assertThat(station.up()).isFalse();
        assertThat(station.standing()).isEqualTo(busy.obstacle());
        assertThat(station.transmitters().getFirst().alarm()).isFalse();
        assertThat(station.transmitters().getFirst().nextTry()).isEqualTo(clock.instant().plusSeconds(60));
        clock.advance(Duration.ofSeconds(59));
        clock.advance(Duration.ofSeconds(2));
        awaitTold(id);
    }

    @Test
    void a_card_system_is_a_station_too() {
        Station before = link.stations().getFirst();
        assertThat(before.name()).isEqualTo("cas");
        assertThat(before.standing()).isEqualTo(SatelliteSaying.NOT_CALLED_YET.of());
        assertThat(before.allocated()).isEqualTo(-1);
        onAir(reconnect(), 1);
        Station after = link.stations().getFirst();
        assertThat(after.up()).isTrue();
        assertThat(after.standing()).isEqualTo(SatelliteSaying.CARD_SYSTEM_ANSWERS.of());
        assertThat(after.onAir()).isEqualTo(1);
        assertThat(after.waiting()).isZero();
        assertThat(after.transmitters()).singleElement()
                .satisfies(one -> assertThat(one.address()).isEqualTo(system.url().toString()));
        system.fallsSilent();
        Awaitility.await("an alarm").atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(() -> {
            clock.advance(Duration.ofSeconds(3));
            return link.stations().getFirst().transmitters().getFirst().alarm();
        });
    }

    @Test
    void the_same_wish_anew_supersedes_the_one_before() {
        TaskId first = reconnect();
        awaitTold(first);
        TaskId second = reconnect();
        assertThat(awaitEnd(first)).isEqualTo(new Outcome.Unconfirmed(SatelliteSaying.SUPERSEDED.of()));
        awaitTold(second);
        assertThat(task(second).state()).isInstanceOf(TaskState.Parked.class);
    }

    @Test
    void what_is_called_off_is_not_asked_after_and_is_said_to_go_on_perhaps() {
        TaskId id = reconnect();
        onAir(id, 4);
        assertThat(tasks.cancel(id, Saying.of("not needed any more"))).isTrue();
        Outcome end = awaitEnd(id);
        assertThat(end).isInstanceOf(Outcome.Cancelled.class);
        assertThat(end.saying())
                .hasToString("not needed any more; It had been sent 4 times by then, so the box may have"
                        + " obeyed; The card system cannot be told to stop, so it may still send it");
        assertThat(Language.POLISH.say(end.saying())).contains("więc może to jeszcze wysłać");
        int asked = system.requests().size();
        clock.advance(Duration.ofMinutes(1));
        onAir(reconnect(), 1);
        assertThat(system.requests().subList(asked, system.requests().size()))
                .noneMatch(one -> one.endsWith(id.value()));
    }

    @Test
    void people_are_taken_at_their_word_but_not_too_early_and_no_code_counts() {
        TaskId id = reconnect();
        awaitAiring(id, _ -> true);
        assertThat(link.prove(task(id), new Proof.Word(true, "anna"))).isEqualTo(Proof.Taken.NOT_ON_AIR);
        onAir(id, 1);
        assertThat(link.prove(task(id), new Proof.Code("123456", "anna"))).isEqualTo(Proof.Taken.NO_CODE);
        if (clock.instant().isBefore(Instant.parse("2026-11-23T09:00:30Z"))) {
            assertThat(link.prove(task(id), new Proof.Word(false, "anna"))).isEqualTo(Proof.Taken.TOO_EARLY);
        }
        assertThat(link.prove(task(id), new Proof.Word(true, "anna"))).isEqualTo(Proof.Taken.YES);
        assertThat(task(id).state()).isInstanceOfSatisfying(TaskState.Settled.class,
                settled -> assertThat(settled.outcome()).isInstanceOf(Outcome.Confirmed.class));

        TaskId second = reconnect();
        onAir(second, 3);
        assertThat(link.prove(task(second), new Proof.Word(false, "anna"))).isEqualTo(Proof.Taken.YES);
        assertThat(awaitEnd(second)).isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void a_box_that_also_speaks_shows_it_itself() {
        devices.root = "Device";
        TaskId id = reconnect();
        onAir(id, 1);
        new JdbcReadingHistory(database).append(BOX,
                List.of(new Reading("card.access", "ok", "", clock.instant(), "Device.X_Card.Access")));
        assertThat(awaitEnd(id)).isInstanceOfSatisfying(Outcome.Confirmed.class,
                confirmed -> assertThat(confirmed.evidence().text()).asString().contains("card.access = ok"));
    }

    @Test
    void when_its_time_is_over_no_more_is_said_than_is_known() {
        TaskId sent = reconnect();
        onAir(sent, 9);
        clock.advance(Duration.ofDays(30));
        assertThat(awaitEnd(sent)).isInstanceOf(Outcome.Unconfirmed.class).extracting(Outcome::saying).asString()
                .startsWith("sent by satellite 9 times within 30 days");

        TaskId notSent = reconnect();
        awaitTold(notSent);
        clock.advance(Duration.ofDays(30));
        assertThat(awaitEnd(notSent)).isInstanceOf(Outcome.Failed.class).extracting(Outcome::saying)
                .hasToString("the card system had not sent it within 30 days");

        system.answersNext(401, "", "");
        TaskId notTaken = reconnect();
        awaitAiring(notTaken, airing -> !SatelliteSaying.WAITS_FOR_CARD_SYSTEM.of().equals(airing.obstacle()));
        clock.advance(Duration.ofDays(30));
        assertThat(awaitEnd(notTaken)).isInstanceOf(Outcome.Failed.class).extracting(Outcome::saying).asString()
                .startsWith("the card system did not confirm within 30 days that it had taken it: ");
    }

    @Test
    void what_was_made_elsewhere_is_not_for_it() {
        CardMessage sections = new CardMessage.Sections(List.of("827000"));
        assertThat(link.refusal(new Operation.SendEntitlement("send-emms", "0123 4567", sections)))
                .isEqualTo(SatelliteSaying.NOT_HANDED_IN_THERE.of(Saying.of("cas")));
        assertThat(awaitEnd(wish(sections))).isInstanceOf(Outcome.Refused.class);
        assertThat(system.requests()).isEmpty();
    }

    @Test
    void another_node_goes_on_where_one_died_and_tells_nothing_twice() throws Exception {
        system.fallsSilent();
        TaskId id = reconnect();
        Awaitility.await("the order").atMost(PATIENCE).until(() -> system.orders().containsKey(id.value()));
        // it makes no move any more, and still has the lease
        ticker.close();
        SatelliteLink dead = link;
        system.speaksAgain();
        start("node-2");
        try {
            onAir(id, 5);
            assertThat(system.orders()).hasSize(1);
            assertThat(tasks.cancel(id, Saying.of("enough"))).isTrue();
            assertThat(awaitEnd(id)).isInstanceOf(Outcome.Cancelled.class);
        } finally {
            dead.close();
        }
    }
}
