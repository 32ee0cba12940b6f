package org.pilotacs.acs.webhook;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pilotacs.acs.feed.EventType;
import org.pilotacs.acs.feed.Happening;
import org.pilotacs.acs.feed.JdbcEventTable;
import org.pilotacs.acs.feed.JdbcFeed;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.jdbc.DatabaseConfig;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.link.cwmp.TestAuthority;
import org.pilotacs.acs.runtime.MasterKey;
import org.pilotacs.acs.runtime.Secret;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.SettableClock;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

import static org.assertj.core.api.Assertions.assertThat;

/// How events get to other systems, over a real database and real sockets.
abstract class WebhooksContract {
    private static final Set<EventType> ALL = Set.of();

    @TempDir
    private Path folder;
    private final DatabaseConfig config;
    private final SettableClock clock = new SettableClock();
    private final Vertx vertx = Vertx.vertx();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Receiver receiver = Receiver.open();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private Database database;
    private JdbcFeed feed;
    private WebhookDesk desk;

    WebhooksContract(TestDatabases.Kind kind) {
        config = TestDatabases.config(kind);
    }

    @BeforeEach
    void open() {
        database = Database.open(config);
        feed = new JdbcFeed(database);
        desk = desk("node-1", config(null));
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
        receiver.close();
        threads.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        database.close();
    }

    private static WebhookConfig config(@Nullable Path ca) {
        return new WebhookConfig(List.of(Objects.requireNonNull(Reachable.read("127.0.0.0/8")),
                Objects.requireNonNull(Reachable.read("localhost"))), WebhookConfig.DEFAULT.deny(),
                Duration.ofSeconds(5), ca);
    }

    private WebhookDesk desk(String node, WebhookConfig settings) {
        JdbcWebhooks store = new JdbcWebhooks(database, new MasterKey(new byte[MasterKey.BYTES], new SecureRandom()));
        WebhookDesk made = new WebhookDesk(new WebhookDesk.Core(store, feed, node, threads), settings, vertx, meters,
                clock, new Random(1));
        open.push(made);
        return made;
    }

    private Webhooks.Added.Made added(String url, Set<EventType> types) {
        return (Webhooks.Added.Made) desk.add(url, types, null);
    }

    private void happens(int times) {
        for (int i = 0; i < times; i++) {
            happens(EventType.CONTACT_SAVED);
        }
    }

    private void happens(EventType type) {
        database.transact(handle -> {
            JdbcEventTable.append(handle, new Happening(type, clock.instant(), null, "c-1", "{\"id\":\"zażółć\"}"));
            return true;
        });
        feed.number();
    }

    private Webhook.Standing standing(String id) {
        return desk.find(id).orElseThrow().webhook().standing();
    }

    /// Has it sent until it stands so.
    private void deliverUntil(String id, Predicate<Webhook.Standing> stands) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            desk.deliver();
            return stands.test(standing(id));
        });
    }

    private static Predicate<Webhook.Standing> delivered(long times) {
        return standing -> standing.delivered() == times;
    }

    @Test
    void events_from_now_on_are_sent_in_order_and_signed() {
        happens(2);
        Webhooks.Added.Made made = added(receiver.url(), ALL);
        happens(3);
        deliverUntil(made.webhook().id(), delivered(3));
        assertThat(receiver.numbers()).containsExactly(3L, 4L, 5L);
        assertThat(receiver.came).allMatch(one -> one.isSignedWith(made.secret().reveal()))
                .extracting(Receiver.Came::id).doesNotHaveDuplicates();
        assertThat(receiver.came.getFirst().timestamp()).isEqualTo(Long.toString(clock.instant().getEpochSecond()));
        assertThat(receiver.came.getFirst().json().path("type").asText()).isEqualTo("contact.saved");
        assertThat(receiver.came.getFirst().json().at("/data/id").asText()).isEqualTo("zażółć");
        assertThat(standing(made.webhook().id()).lastStatus()).isEqualTo(204);
        assertThat(meters.counter("pilot.webhooks.deliveries", "fate", "delivered").count()).isEqualTo(3);
    }

    @Test
    void only_the_types_that_are_wanted_are_sent_and_the_others_do_not_wait() {
        Webhook one = added(receiver.url(), Set.of(EventType.INCIDENT_BEGAN)).webhook();
        happens(3);
        happens(EventType.INCIDENT_BEGAN);
        happens(2);
        assertThat(desk.find(one.id()).orElseThrow().waiting()).isEqualTo(1);
        deliverUntil(one.id(), standing -> standing.place() == 6);
        assertThat(receiver.numbers()).containsExactly(4L);
        assertThat(desk.find(one.id()).orElseThrow().waiting()).isZero();
    }

    @Test
    void what_is_not_taken_is_sent_again_later_by_the_same_id_and_before_what_came_after_it() {
        String id = added(receiver.url(), ALL).webhook().id();
        receiver.answers(_ -> Receiver.Reply.of(500));
        happens(3);
        deliverUntil(id, standing -> standing.failing() != null);
        Webhook.Failing failing = Objects.requireNonNull(standing(id).failing());
        assertThat(failing.times()).isEqualTo(1);
        assertThat(failing.why().code()).isEqualTo("webhook.answered");
        assertThat(failing.nextTry()).isBetween(clock.instant().plusMillis(2500), clock.instant().plusSeconds(5));
        assertThat(standing(id).lastStatus()).isEqualTo(500);
        desk.measure();
        assertThat(meters.get("pilot.webhooks.waiting").gauge().value()).isEqualTo(3);
        assertThat(meters.get("pilot.webhooks.failing").gauge().value()).isEqualTo(1);
        desk.deliver();
        clock.advance(Duration.ofSeconds(5));
        deliverUntil(id, standing -> standing.failing() != null && standing.failing().times() == 2);
        assertThat(receiver.came).extracting(Receiver.Came::id).hasSize(2).containsOnly(receiver.came.getFirst().id());
        receiver.answers(_ -> Receiver.Reply.of(200));
        clock.advance(Duration.ofSeconds(10));
        deliverUntil(id, delivered(3));
        assertThat(receiver.numbers()).containsExactly(1L, 1L, 1L, 2L, 3L);
        assertThat(standing(id).failing()).isNull();
    }

    @Test
    void one_that_is_down_holds_up_no_other() throws IOException {
        String down;
        try (ServerSocket nobody = new ServerSocket(0)) {
            down = added("http://127.0.0.1:" + nobody.getLocalPort() + "/", ALL).webhook().id();
        }
        CountDownLatch never = new CountDownLatch(1);
        try (Receiver silent = Receiver.open()) {
            silent.answers(_ -> {
                try {
                    never.await();
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                }
                return Receiver.Reply.of(500);
            });
            added(silent.url(), ALL);
            String well = added(receiver.url(), ALL).webhook().id();
            happens(3);
            deliverUntil(well, delivered(3));
            deliverUntil(down, standing -> standing.failing() != null);
            assertThat(Objects.requireNonNull(standing(down).failing()).why().code()).isEqualTo("webhook.not-reached");
            never.countDown();
        }
    }

    @Test
    void the_receiver_says_when_to_come_back() {
        String id = added(receiver.url(), ALL).webhook().id();
        receiver.answers(_ -> new Receiver.Reply(503, List.of("Retry-After", "600"), 0));
        happens(1);
        deliverUntil(id, standing -> standing.failing() != null);
        assertThat(Objects.requireNonNull(standing(id).failing()).nextTry())
                .isEqualTo(clock.instant().plusSeconds(600));
    }

    @Test
    void a_receiver_that_is_gone_is_sent_nothing_until_it_takes_a_ping() {
        String id = added(receiver.url(), ALL).webhook().id();
        receiver.answers(_ -> Receiver.Reply.of(410));
        happens(2);
        deliverUntil(id, standing -> standing.turnedOff() != null);
        assertThat(Objects.requireNonNull(standing(id).failing()).why().code()).isEqualTo("webhook.gone");
        clock.advance(Duration.ofDays(1));
        desk.deliver();
        assertThat(desk.ping(id)).hasValueSatisfying(pinged -> assertThat(pinged.taken()).isFalse());
        assertThat(standing(id).turnedOff()).isNotNull();
        receiver.answers(_ -> Receiver.Reply.of(200));
        assertThat(desk.ping(id)).hasValue(new Webhooks.Pinged(true, 200, Saying.NOTHING));
        assertThat(receiver.came.getLast().json().path("type").asText()).isEqualTo("ping");
        deliverUntil(id, delivered(2));
        assertThat(standing(id).turnedOff()).isNull();
    }

    @Test
    void redirects_are_not_followed_and_long_answers_not_read() {
        String id = added(receiver.url(), ALL).webhook().id();
        try (Receiver elsewhere = Receiver.open()) {
            receiver.answers(_ -> new Receiver.Reply(307, List.of("Location", elsewhere.url()), 0));
            happens(1);
            deliverUntil(id, standing -> standing.failing() != null);
            assertThat(Objects.requireNonNull(standing(id).failing()).why().code()).isEqualTo("webhook.redirected");
            assertThat(elsewhere.came).isEmpty();
        }
        receiver.answers(_ -> new Receiver.Reply(200, null, 3_000_000));
        clock.advance(Duration.ofMinutes(1));
        deliverUntil(id, delivered(1));
    }

    @Test
    void what_was_not_delivered_when_a_server_was_killed_is_delivered_by_the_next() throws Exception {
        Webhooks.Added.Made made = added(receiver.url(), ALL);
        String id = made.webhook().id();
        CountDownLatch came = new CountDownLatch(1);
        CountDownLatch killed = new CountDownLatch(1);
        receiver.answers(one -> {
            if (one.number() == 2) {
                came.countDown();
                try {
                    killed.await();
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                }
            }
            return Receiver.Reply.of(200);
        });
        happens(3);
        desk.deliver();
        came.await();
        // nothing more of it reaches the database
        database.close();
        killed.countDown();
        database = Database.open(config);
        feed = new JdbcFeed(database);
        feed.number();
        desk = desk("node-1", config(null));
        deliverUntil(id, delivered(3));
        assertThat(receiver.numbers()).containsExactly(1L, 2L, 2L, 3L);
        assertThat(receiver.came.get(1).id()).isEqualTo(receiver.came.get(2).id());
        assertThat(receiver.came).allMatch(one -> one.isSignedWith(made.secret().reveal()));
    }

    @Test
    void of_two_nodes_one_sends_at_a_time_and_the_other_goes_on_when_its_lease_has_passed() throws Exception {
        String id = added(receiver.url(), ALL).webhook().id();
        JdbcWebhooks store = new JdbcWebhooks(database, new MasterKey(new byte[MasterKey.BYTES], new SecureRandom()));
        happens(2);
        JdbcWebhooks.Held dead = store
                .claim(id, "node-2", clock.instant(), clock.instant().plusSeconds(60)).orElseThrow();
        assertThat(store.due(clock.instant())).isEmpty();
        assertThat(store.claim(id, "node-1", clock.instant(), clock.instant().plusSeconds(60))).isEmpty();
        desk.deliver();
        assertThat(receiver.came).isEmpty();
        clock.advance(Duration.ofSeconds(60));
        deliverUntil(id, delivered(2));
        assertThat(store.delivered(dead, 1, 200, clock.instant(), clock.instant())).as("a lease that has passed")
                .isFalse();
        assertThat(standing(id).place()).isEqualTo(2);
    }

    @Test
    void many_nodes_that_look_at_once_send_each_event_once() {
        String id = added(receiver.url(), ALL).webhook().id();
        List<WebhookDesk> nodes = new ArrayList<>(List.of(desk));
        for (int node = 2; node < 5; node++) {
            nodes.add(desk("node-" + node, config(null)));
        }
        happens(20);
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            nodes.forEach(WebhookDesk::deliver);
            return standing(id).delivered() == 20;
        });
        assertThat(receiver.numbers()).isSorted().doesNotHaveDuplicates().hasSize(20);
    }

    @Test
    void what_was_down_for_longer_than_events_are_kept_says_how_many_it_missed() {
        String id = added(receiver.url(), ALL).webhook().id();
        receiver.answers(_ -> Receiver.Reply.of(500));
        happens(3);
        deliverUntil(id, standing -> standing.failing() != null);
        clock.advance(Duration.ofDays(8));
        happens(1);
        feed.forgetBefore(clock.instant());
        receiver.answers(_ -> Receiver.Reply.of(200));
        deliverUntil(id, delivered(1));
        assertThat(standing(id).missed()).isEqualTo(3);
        assertThat(receiver.numbers().getLast()).isEqualTo(4);
    }

    @Test
    void a_webhook_to_what_is_inside_is_refused_and_one_that_changed_its_mind_is_sent_nothing() {
        WebhookDesk strict = desk("node-9", WebhookConfig.DEFAULT);
        assertThat(strict.add(receiver.url(), ALL, null)).isInstanceOfSatisfying(Webhooks.Added.Refused.class,
                refused -> assertThat(refused.why()).hasToString(
                        "127.0.0.1 leads to 127.0.0.1, where webhooks may not lead. If it is meant, put it into"
                                + " webhooks.allow."));
        assertThat(strict.all()).isEmpty();
        String id = added(receiver.url(), ALL).webhook().id();
        assertThat(strict.ping(id)).hasValueSatisfying(
                pinged -> assertThat(pinged.why().code()).isEqualTo("webhook.forbidden"));
        assertThat(receiver.came).isEmpty();
    }

    @Test
    void the_certificate_of_a_receiver_must_be_good_and_its_own() throws Exception {
        TestAuthority authority = new TestAuthority("CRM root");
        Path ca = Files.writeString(folder.resolve("ca.pem"), authority.certificatePem(), StandardCharsets.US_ASCII);
        WebhookDesk trusting = desk("node-5", config(ca));
        try (Receiver good = Receiver.open(TestAuthority.server(authority.issue("localhost", "localhost")));
                Receiver other = Receiver.open(TestAuthority.server(authority.issue("crm.example", "crm.example")))) {
            String toGood = made(trusting, "https://localhost:" + good.port() + "/");
            String toOther = made(trusting, "https://localhost:" + other.port() + "/");
            assertThat(trusting.ping(toGood)).hasValueSatisfying(
                    pinged -> assertThat(pinged.taken()).as(pinged.why().toString()).isTrue());
            assertThat(trusting.ping(toOther)).hasValueSatisfying(
                    pinged -> assertThat(pinged.why().code()).isEqualTo("webhook.certificate"));
            assertThat(desk.ping(toGood)).as("of an authority that Java does not know").hasValueSatisfying(
                    pinged -> assertThat(pinged.why().code()).isEqualTo("webhook.certificate"));
            assertThat(other.came).isEmpty();
        }
    }

    private static String made(Webhooks webhooks, String url) {
        return ((Webhooks.Added.Made) webhooks.add(url, ALL, null)).webhook().id();
    }

    @Test
    void a_secret_may_be_given_and_is_not_kept_in_clear() {
        String secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
        assertThat(desk.add(receiver.url(), ALL, Secret.of("weak"))).isInstanceOf(Webhooks.Added.Invalid.class);
        String id = ((Webhooks.Added.Made) desk.add(receiver.url(), ALL, Secret.of(secret))).webhook().id();
        happens(1);
        deliverUntil(id, delivered(1));
        assertThat(receiver.came.getFirst().isSignedWith(secret)).isTrue();
        byte[] sealed = database
                .with(handle -> handle.createQuery("SELECT sealed FROM webhook").mapTo(byte[].class).one());
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        assertThat(desk.remove(id)).isTrue();
        assertThat(desk.remove(id)).isFalse();
        assertThat(desk.all()).isEmpty();
    }

    @Test
    void there_are_only_so_many() {
        for (int i = 0; i < Webhooks.MOST; i++) {
            added(receiver.url(), ALL);
        }
        assertThat(desk.add(receiver.url(), ALL, null)).isInstanceOf(Webhooks.Added.Refused.class);
    }
}
