package org.pilotacs.acs.customer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.runtime.MasterKey;
import org.pilotacs.acs.runtime.Secret;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/// What lets customers in, asks them once more, and counts what they ask for.
abstract class CustomerDoorsContract {
    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");
    private static final Customer ANNA = new Customer("10045512", "anna@example.com");
    private static final Duration MOMENT = Duration.ofMillis(1);
    private static final Allowance TWICE = new Allowance(2, Duration.ofMinutes(10));

    private final TestDatabases.Kind kind;
    private final SecureRandom random = new SecureRandom();
    private Database database;
    private EntryLinks links;
    private CustomerSessions sessions;
    private OneTimeCodes codes;
    private Wishes wishes;

    CustomerDoorsContract(TestDatabases.Kind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        database = TestDatabases.open(kind);
        links = new JdbcEntryLinks(database, CustomerConfig.DEFAULT, random);
        sessions = new JdbcCustomerSessions(database, CustomerConfig.DEFAULT, random);
        codes = new JdbcOneTimeCodes(database, new MasterKey(new byte[MasterKey.BYTES], random), random);
        wishes = new JdbcWishes(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_link_lets_in_once_and_may_be_looked_at_before() {
        EntryLinks.Link link = links.add(ANNA, NOON);
        assertThat(links.look(link.secret(), NOON)).contains(ANNA);
        assertThat(links.look(link.secret(), NOON)).contains(ANNA);
        assertThat(links.take(link.secret(), NOON)).contains(ANNA);
        assertThat(links.take(link.secret(), NOON)).isEmpty();
        assertThat(links.look(link.secret(), NOON)).isEmpty();
        assertThat(links.take(Secret.of("0".repeat(48)), NOON)).isEmpty();
    }

    @Test
    void of_many_who_come_by_a_link_at_once_one_is_let_in() throws Exception {
        Secret secret = links.add(ANNA, NOON).secret();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> tries = IntStream.range(0, 8)
                    .<Callable<Boolean>>mapToObj(_ -> () -> links.take(secret, NOON).isPresent()).toList();
            int let = 0;
            for (Future<Boolean> one : threads.invokeAll(tries)) {
                let += one.get() ? 1 : 0;
            }
            assertThat(let).isOne();
        }
    }

    @Test
    void a_link_is_good_for_an_hour_and_forgotten_then() {
        Secret secret = links.add(ANNA, NOON).secret();
        Instant end = NOON.plus(CustomerConfig.DEFAULT.link());
        assertThat(links.look(secret, end.minus(MOMENT))).isPresent();
        assertThat(links.look(secret, end)).isEmpty();
        assertThat(links.forget(end)).isOne();
    }

    @Test
    void nothing_that_lets_in_is_in_the_database() {
        Secret link = links.add(ANNA, NOON).secret();
        Secret session = sessions.begin(ANNA, NOON);
        Secret code = codes.issue(ANNA.subscriber(), "reset-pin", NOON);
        List<String> kept = database.with(handle -> handle.createQuery("""
                SELECT hash FROM customer_link UNION ALL SELECT hash FROM customer_session
                UNION ALL SELECT hash FROM customer_code
                """).mapTo(String.class).list());
        assertThat(kept).hasSize(3).doesNotContain(link.reveal(), session.reveal(), code.reveal())
                .allMatch(one -> one.length() == 64);
    }

    @Test
    void a_session_is_whose_it_is_until_it_is_left_alone_or_ended() {
        Secret session = sessions.begin(ANNA, NOON);
        assertThat(sessions.find(session, NOON)).contains(ANNA);
        Instant later = NOON.plus(CustomerConfig.DEFAULT.idle()).minus(MOMENT);
        assertThat(sessions.find(session, later)).contains(ANNA);
        assertThat(sessions.find(session, later.plus(CustomerConfig.DEFAULT.idle()))).isEmpty();
        Secret other = sessions.begin(ANNA, NOON);
        assertThat(sessions.end(other)).contains(ANNA);
        assertThat(sessions.find(other, NOON)).isEmpty();
        assertThat(sessions.end(other)).isEmpty();
        assertThat(sessions.find(Secret.NONE, NOON)).isEmpty();
    }

    @Test
    void a_session_is_over_after_half_a_day_whatever_the_calls() {
        Secret session = sessions.begin(ANNA, NOON);
        Duration most = CustomerConfig.DEFAULT.most();
        for (Duration age = Duration.ZERO; age.compareTo(most) < 0; age = age.plusMinutes(60)) {
            assertThat(sessions.find(session, NOON.plus(age))).isPresent();
        }
        assertThat(sessions.find(session, NOON.plus(most))).isEmpty();
        assertThat(sessions.forget(NOON.plus(most))).isOne();
    }

    @Test
    void a_token_of_the_portal_begins_one_session() {
        Instant expires = NOON.plusSeconds(300);
        assertThat(sessions.begin(ANNA, "token-1", expires, NOON)).isPresent();
        assertThat(sessions.begin(ANNA, "token-1", expires, NOON)).isEmpty();
        assertThat(sessions.begin(ANNA, "token-2", expires, NOON)).isPresent();
    }

    @Test
    void the_right_digits_are_right_once() {
        Secret code = codes.issue(ANNA.subscriber(), "reset-pin a", NOON);
        assertThat(code.reveal()).matches("[0-9]{6}");
        assertThat(codes.check(ANNA.subscriber(), "reset-pin a", code.reveal(), NOON))
                .isEqualTo(new OneTimeCodes.Right());
        assertThat(codes.check(ANNA.subscriber(), "reset-pin a", code.reveal(), NOON))
                .isEqualTo(new OneTimeCodes.None());
    }

    @Test
    void digits_are_good_for_their_customer_their_purpose_and_ten_minutes() {
        Secret code = codes.issue(ANNA.subscriber(), "reset-pin a", NOON);
        assertThat(codes.check("2", "reset-pin a", code.reveal(), NOON)).isEqualTo(new OneTimeCodes.None());
        assertThat(codes.check(ANNA.subscriber(), "reset-pin b", code.reveal(), NOON))
                .isEqualTo(new OneTimeCodes.None());
        assertThat(codes.check(ANNA.subscriber(), "reset-pin a", code.reveal(), NOON.plus(OneTimeCodes.GOOD_FOR)))
                .isEqualTo(new OneTimeCodes.None());
    }

    @Test
    void after_five_wrong_ones_the_right_ones_count_no_more() {
        String right = codes.issue(ANNA.subscriber(), "reset-pin a", NOON).reveal();
        String wrong = right.equals("000000") ? "000001" : "000000";
        for (int left = OneTimeCodes.TRIES - 1; left > 0; left--) {
            assertThat(codes.check(ANNA.subscriber(), "reset-pin a", wrong, NOON))
                    .isEqualTo(new OneTimeCodes.Wrong(left));
        }
        assertThat(codes.check(ANNA.subscriber(), "reset-pin a", wrong, NOON)).isEqualTo(new OneTimeCodes.None());
        assertThat(codes.check(ANNA.subscriber(), "reset-pin a", right, NOON)).isEqualTo(new OneTimeCodes.None());
    }

    @Test
    void a_new_code_takes_the_place_of_the_one_before() {
        String first = codes.issue(ANNA.subscriber(), "reset-pin a", NOON).reveal();
        String second = codes.issue(ANNA.subscriber(), "reset-pin a", NOON).reveal();
        if (!first.equals(second)) {
            assertThat(codes.check(ANNA.subscriber(), "reset-pin a", first, NOON))
                    .isEqualTo(new OneTimeCodes.Wrong(4));
        }
        assertThat(codes.check(ANNA.subscriber(), "reset-pin a", second, NOON)).isEqualTo(new OneTimeCodes.Right());
    }

    @Test
    void a_wish_waits_for_its_pause_and_for_the_next_day() {
        assertThat(wishes.count("1", "restart a", TWICE, NOON)).isEqualTo(new Wishes.Allowed(null));
        assertThat(wishes.count("1", "restart a", TWICE, NOON.plusSeconds(1)))
                .isEqualTo(new Wishes.TooSoon(NOON.plus(TWICE.pause())));
        Instant second = NOON.plus(TWICE.pause());
        assertThat(wishes.count("1", "restart a", TWICE, second)).isEqualTo(new Wishes.Allowed(NOON));
        assertThat(wishes.count("1", "restart a", TWICE, second.plus(TWICE.pause())))
                .isEqualTo(new Wishes.TooOften(2, NOON.plus(Allowance.DAY)));
        assertThat(wishes.count("2", "restart a", TWICE, second)).isEqualTo(new Wishes.Allowed(null));
        assertThat(wishes.count("1", "restart b", TWICE, second)).isEqualTo(new Wishes.Allowed(null));
        assertThat(wishes.count("1", "restart a", TWICE, NOON.plus(Allowance.DAY))).isEqualTo(new Wishes.Allowed(null));
    }

    @Test
    void what_came_to_nothing_does_not_count() {
        wishes.count("1", "restart a", TWICE, NOON);
        Instant second = NOON.plus(TWICE.pause());
        Wishes.Allowed allowed = (Wishes.Allowed) wishes.count("1", "restart a", TWICE, second);
        wishes.takeBack("1", "restart a", allowed);
        assertThat(wishes.of("1")).containsExactlyEntriesOf(
                Map.of("restart a", new Wishes.Tally(NOON, 1, NOON)));
        assertThat(wishes.count("1", "restart a", TWICE, second)).isEqualTo(new Wishes.Allowed(NOON));
    }

    @Test
    void of_many_who_wish_the_same_at_once_as_many_as_allowed_get_it() throws Exception {
        Allowance three = new Allowance(3, Duration.ZERO);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> tries = IntStream.range(0, 12).<Callable<Boolean>>mapToObj(
                    _ -> () -> wishes.count("1", "restart a", three, NOON) instanceof Wishes.Allowed).toList();
            int got = 0;
            for (Future<Boolean> one : threads.invokeAll(tries)) {
                got += one.get() ? 1 : 0;
            }
            assertThat(got).isEqualTo(3);
        }
    }

    @Test
    void what_nobody_looks_at_is_forgotten() {
        wishes.count("1", "restart a", TWICE, NOON);
        codes.issue("1", "reset-pin a", NOON);
        assertThat(wishes.forget(NOON.plus(Allowance.DAY).minus(MOMENT))).isZero();
        assertThat(wishes.forget(NOON.plus(Allowance.DAY))).isOne();
        assertThat(codes.forget(NOON.plus(OneTimeCodes.GOOD_FOR))).isOne();
    }
}
