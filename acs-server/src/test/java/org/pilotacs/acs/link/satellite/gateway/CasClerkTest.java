package org.pilotacs.acs.link.satellite.gateway;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.link.satellite.payload.CasStatus;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.SettableClock;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/// Given a card system on the other end of a wire, when it takes orders, refuses, is busy, silent or cut off, then each order ends by
/// what it said, and none is given twice.
class CasClerkTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration TIMEOUT = Duration.ofMillis(700);
    private static final Outcome AGAIN = new Outcome.Unconfirmed(Saying.of("sent anew"));

    private final SettableClock clock = new SettableClock();
    private final ScriptedCardSystem system = new ScriptedCardSystem();
    private Database database;
    private JdbcCasOrders orders;
    private CasClerk clerk;

    @BeforeEach
    void open() throws IOException {
        database = TestDatabases.open(TestDatabases.Kind.H2);
        orders = new JdbcCasOrders(database);
        clerk = clerk(TIMEOUT);
    }

    @AfterEach
    void close() {
        clerk.close();
        system.close();
        database.close();
    }

    private CasClerk clerk(Duration timeout) throws IOException {
        return new CasClerk(new JdbcCasOrders(database), List.of(system.opened("cas", timeout)), new Facts(), clock);
    }

    /// What the clerk found, as it found it.
    private static final class Facts implements CasEndings {
        @Override
        public Outcome refused(Saying why) {
            return said("refused: " + why);
        }

        @Override
        public Outcome forgotten(CasOrder order, Saying why) {
            return said("forgotten after " + order.standing().sent() + ": " + why);
        }

        @Override
        public Outcome ended(CasOrder order, CasStatus status) {
            return said(status.state() + " after " + order.standing().sent());
        }

        @Override
        public Outcome over(CasOrder order) {
            return said("over after " + order.standing().sent() + ", ticket " + order.standing().ticket());
        }
    }

    private static Outcome said(String what) {
        return new Outcome.Unconfirmed(Saying.of(what));
    }

    private CasOrder taken(int number) {
        CasOrder wish = CasOrders.reconnect(number, clock.instant());
        return orders.take(wish, Instant.EPOCH, AGAIN);
    }

    private CasStanding standing(CasOrder order) {
        return orders.live(order.task()).orElseThrow().standing();
    }

    private void later(Duration by) {
        clock.advance(by);
        clerk.lookAfter();
    }

    private void await(String what, BooleanSupplier is) {
        Awaitility.await(what).atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> {
            clerk.lookAfter();
            return is.getAsBoolean();
        });
    }

    private void awaitTicket(CasOrder order) {
        await("a ticket", () -> standing(order).ticket() != null);
    }

    private void awaitEnd(CasOrder order, String how) {
        await(how, () -> orders.decided(order.task()).isPresent());
        assertThat(orders.decided(order.task())).contains(said(how));
    }

    private static String reference(CasOrder order) {
        return order.task().value();
    }

    @Test
    void an_order_is_told_asked_after_and_confirmed() {
        CasOrder order = taken(1);
        awaitTicket(order);
        assertThat(system.order(reference(order)).path("card").asText()).isEqualTo("01234567");
        assertThat(system.order(reference(order)).path("orders")).hasSize(2);

        system.says(reference(order), "{\"state\":\"on-air\",\"sent\":2,\"lastSent\":\"2026-11-23T09:00:01Z\","
                + "\"nextSend\":\"2026-11-23T09:00:16Z\"}");
        later(Duration.ofSeconds(2));
        await("on air", () -> standing(order).sent() == 2);
        assertThat(standing(order).nextSend()).isEqualTo(Instant.parse("2026-11-23T09:00:16Z"));
        assertThat(standing(order).onAir()).isEqualTo(clock.instant());

        int before = system.requests().size();
        later(Duration.ofSeconds(9));
        assertThat(system.requests()).as("asked every ten seconds").hasSize(before);
        system.says(reference(order), "{\"state\":\"confirmed\"}");
        later(Duration.ofSeconds(1));
        awaitEnd(order, "CONFIRMED after 2");
        assertThat(clerk.health("cas").contact()).isEqualTo(CasHealth.Contact.ANSWERS);
    }

    @Test
    void whoever_watches_hears_of_what_went_on() {
        taken(1);
        Awaitility.await("word of the box").atMost(PATIENCE).until(() -> clerk.lookAfter().contains(CasOrders.BOX));
        assertThat(clerk.lookAfter()).isEmpty();
    }

    @Test
    void a_refusal_ends_it() {
        system.answersNext(422, "", "{\"reason\":\"no such card\"}");
        CasOrder order = taken(1);
        awaitEnd(order, "refused: the card system refused it (HTTP 422): no such card");
        assertThat(clerk.health("cas").contact()).as("a no is an answer").isEqualTo(CasHealth.Contact.ANSWERS);
    }

    @Test
    void a_busy_system_is_left_alone_for_as_long_as_it_wants() {
        system.answersNext(503, "30", "");
        CasOrder order = taken(1);
        await("a failure", () -> standing(order).failures() == 1);
        assertThat(standing(order).obstacle()).hasToString("the card system cannot take it now (HTTP 503)");
        assertThat(clerk.health("cas").contact()).isEqualTo(CasHealth.Contact.DOES_NOT);
        later(Duration.ofSeconds(29));
        assertThat(system.requests()).hasSize(1);
        later(Duration.ofSeconds(1));
        awaitTicket(order);
        assertThat(standing(order).failures()).isZero();
        assertThat(standing(order).obstacle()).isNull();
    }

    @Test
    void a_silent_system_is_told_again_by_the_same_reference_and_holds_nobody_up() {
        system.fallsSilent();
        CasOrder order = taken(1);
        Instant begun = Instant.now();
        clerk.lookAfter();
        assertThat(Duration.between(begun, Instant.now())).as("nobody waits for it").isLessThan(TIMEOUT);
        await("a failure", () -> standing(order).failures() == 1);
        assertThat(standing(order).obstacle()).asString().contains("did not answer");
        system.speaksAgain();
        later(Duration.ofSeconds(4));
        assertThat(system.requests()).hasSize(1);
        later(Duration.ofSeconds(1));
        awaitTicket(order);
        assertThat(system.requests()).containsExactly("POST " + reference(order), "POST " + reference(order));
        assertThat(system.orders()).hasSize(1);
    }

    @Test
    void an_answer_that_was_lost_is_asked_for_again() {
        system.breaksOffNext();
        CasOrder order = taken(1);
        await("a failure", () -> standing(order).failures() == 1);
        assertThat(system.orders()).hasSize(1);
        later(Duration.ofSeconds(5));
        awaitTicket(order);
        assertThat(system.orders()).hasSize(1);
    }

    @Test
    void a_server_that_is_stopped_between_order_and_ticket_gets_the_ticket_of_the_same_order_later()
            throws IOException {
        clerk.close();
        clerk = clerk(Duration.ofSeconds(30));
        system.fallsSilent();
        CasOrder order = taken(1);
        await("the order", () -> system.orders().containsKey(reference(order)));
        Instant begun = Instant.now();
        clerk.close();
        assertThat(Duration.between(begun, Instant.now())).as("nobody waits for it").isLessThan(Duration.ofSeconds(5));
        assertThat(standing(order)).as("nothing was written").isEqualTo(CasStanding.NEW);

        system.speaksAgain();
        clerk = clerk(TIMEOUT);
        awaitTicket(order);
        assertThat(system.requests()).containsExactly("POST " + reference(order), "POST " + reference(order));
        assertThat(system.orders()).hasSize(1);
    }

    @Test
    void what_the_system_has_forgotten_ends() {
        CasOrder order = taken(1);
        awaitTicket(order);
        system.answersNext(404, "", "");
        later(Duration.ofSeconds(2));
        awaitEnd(order, "forgotten after 0: the card system does not know the order any more; send it again");
    }

    @Test
    void what_the_system_says_less_of_later_is_not_forgotten() {
        CasOrder order = taken(1);
        awaitTicket(order);
        system.says(reference(order), "{\"state\":\"on-air\",\"sent\":7,\"lastSent\":\"2026-11-23T09:00:01Z\"}");
        later(Duration.ofSeconds(2));
        await("on air", () -> standing(order).sent() == 7);
        system.says(reference(order), "{\"state\":\"failed\",\"reason\":\"card is black-listed\"}");
        later(Duration.ofSeconds(10));
        awaitEnd(order, "FAILED after 7");
    }

    @Test
    void on_air_is_once_at_least_whatever_is_counted() {
        CasOrder order = taken(1);
        awaitTicket(order);
        system.says(reference(order), "{\"state\":\"on-air\"}");
        later(Duration.ofSeconds(2));
        await("on air", () -> standing(order).sent() == 1);
    }

    @Test
    void what_was_called_off_before_it_was_told_is_not_told() {
        CasOrder order = taken(1);
        orders.decide(order.task(), said("called off"), clock.instant());
        CasOrder other = CasOrders.order(2, "reconnect", "76543210", clock.instant(), false);
        orders.take(other, clock.instant(), AGAIN);
        awaitTicket(other);
        assertThat(system.requests()).containsExactly("POST " + reference(other));
    }

    @Test
    void at_the_end_of_its_time_the_system_has_the_last_word() {
        CasOrder order = taken(1);
        awaitTicket(order);
        system.says(reference(order), "{\"state\":\"on-air\",\"sent\":200}");
        later(CasOrders.PLAN.minusSeconds(20));
        await("on air", () -> standing(order).sent() == 200);
        system.says(reference(order), "{\"state\":\"expired\",\"sent\":240}");
        later(Duration.ofSeconds(20));
        awaitEnd(order, "EXPIRED after 240");
    }

    @Test
    void a_system_that_does_not_end_it_by_then_has_had_its_time() {
        CasOrder order = taken(1);
        awaitTicket(order);
        later(CasOrders.PLAN);
        awaitEnd(order, "over after 0, ticket CasTicket[text=T-" + reference(order) + "]");
    }

    @Test
    void a_system_that_was_never_heard_does_not_keep_it_alive() {
        system.fallsSilent();
        CasOrder order = taken(1);
        await("a failure", () -> standing(order).failures() == 1);
        clock.advance(CasOrders.PLAN.plusSeconds(61));
        awaitEnd(order, "over after 0, ticket null");
        assertThat(system.requests()).as("not told when it is too late").hasSize(1);
    }

    @Test
    void old_orders_are_asked_after_more_rarely() {
        CasOrder wish = CasOrders.reconnect(1, clock.instant());
        CasOrder order = orders.take(new CasOrder(wish.task(), wish.device(), wish.system(), wish.card(), wish.plan(),
                wish.orders(), false, wish.created(), wish.created().plus(Duration.ofDays(30)), CasStanding.NEW),
                Instant.EPOCH, AGAIN);
        awaitTicket(order);
        later(Duration.ofHours(5));
        await("asked", () -> standing(order).state() == CasStatus.State.QUEUED);
        assertThat(orders.due("cas", clock.instant().plusSeconds(299), 1)).isEmpty();
        assertThat(orders.due("cas", clock.instant().plusSeconds(300), 1)).isNotEmpty();
    }

    @Test
    void a_flood_is_told_so_much_at_a_time_and_all_of_it() throws IOException {
        clerk.close();
        clerk = clerk(Duration.ofSeconds(30));
        system.fallsSilent();
        List<CasOrder> all = IntStream.rangeClosed(1, 150).mapToObj(
                i -> orders.take(CasOrders.order(i, "reconnect", "card-" + i, clock.instant(), false), Instant.EPOCH,
                        AGAIN))
                .toList();
        await("32 at once", () -> system.requests().size() == 32);
        system.speaksAgain();
        await("all tickets", () -> all.stream().allMatch(order -> standing(order).ticket() != null));
        assertThat(system.mostBusy()).isEqualTo(32);
        assertThat(system.requests()).as("each once").hasSize(150).doesNotHaveDuplicates();
    }

    @Test
    void cut_short_at_any_moment_nothing_is_lost_and_no_order_is_given_twice() throws IOException {
        Random random = new Random(7);
        List<CasOrder> all = IntStream.rangeClosed(1, 60).mapToObj(
                i -> orders.take(CasOrders.order(i, "reconnect", "card-" + i, clock.instant(), false), Instant.EPOCH,
                        AGAIN))
                .toList();
        all.forEach(order -> system.says(reference(order), "{\"state\":\"confirmed\",\"sent\":1}"));
        for (int i = 0; i < 15; i++) {
            int more = system.requests().size() + random.nextInt(12);
            await("more requests", () -> system.requests().size() >= more
                    || all.stream().allMatch(order -> orders.decided(order.task()).isPresent()));
            clerk.close();
            clerk = clerk(TIMEOUT);
            clock.advance(Duration.ofSeconds(2));
        }
        await("all ends", () -> {
            clock.advance(Duration.ofMillis(100));
            return all.stream().allMatch(order -> orders.decided(order.task()).isPresent());
        });
        all.forEach(order -> assertThat(orders.decided(order.task())).contains(said("CONFIRMED after 1")));
        assertThat(system.orders()).hasSize(60);
    }
}
