package org.pilotacs.acs.link.satellite.gateway;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.link.satellite.payload.CasStatus;
import org.pilotacs.acs.link.satellite.payload.CasTicket;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Outcome;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/// Given orders to card systems that are to outlast the server, when it comes back, then it knows what each system was told, what
/// it said, and what is due.
abstract class CasOrderStoreContract {
    private static final Instant NINE = Instant.parse("2026-11-29T09:00:00Z");
    private static final Outcome AGAIN = new Outcome.Unconfirmed(Saying.of("sent anew"));
    private static final Outcome CANCELLED = new Outcome.Cancelled(Saying.of("not needed"));

    private final TestDatabases.Kind kind;
    private Database database;
    private JdbcCasOrders orders;

    CasOrderStoreContract(TestDatabases.Kind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        database = TestDatabases.open(kind);
        orders = new JdbcCasOrders(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private CasOrder taken(CasOrder wish) {
        return orders.take(wish, wish.created(), AGAIN);
    }

    @Test
    void what_was_taken_and_what_the_system_said_is_there_after_a_restart() {
        CasOrder order = taken(CasOrders.order(1, "reconnect", "0123 4567", NINE, true));
        CasStanding standing = new CasStanding(new CasTicket("A-17"), CasStatus.State.ON_AIR, 12, NINE.plusSeconds(60),
                NINE.plusSeconds(75), NINE.plusSeconds(2), 3, Saying.of(Duration.ofSeconds(10)));
        orders.save(order.task(), standing, NINE.plusSeconds(90));

        JdbcCasOrders after = new JdbcCasOrders(database);
        assertThat(after.live(order.task())).contains(order.with(standing));
        assertThat(after.due("cas", NINE.plusSeconds(89), 10)).isEmpty();
        assertThat(after.due("cas", NINE.plusSeconds(90), 10)).containsExactly(order.task());
        assertThat(after.due("other", NINE.plusSeconds(90), 10)).isEmpty();
    }

    @Test
    void the_same_task_again_changes_nothing() {
        CasOrder order = taken(CasOrders.reconnect(1, NINE));
        CasStanding standing = CasStanding.NEW.with(new CasTicket("A-17"));
        orders.save(order.task(), standing, NINE);
        assertThat(taken(CasOrders.reconnect(1, NINE.plusSeconds(9)))).isEqualTo(order.with(standing));
        assertThat(orders.unsettled(10)).isEmpty();
    }

    @Test
    void the_same_wish_anew_supersedes_and_others_stand() {
        taken(CasOrders.reconnect(1, NINE));
        taken(CasOrders.order(2, "reset-pin", "0123 4567", NINE, false));
        taken(CasOrders.order(3, "reconnect", "76543210", NINE, false));
        taken(CasOrders.reconnect(4, NINE.plusSeconds(20)));
        assertThat(orders.due("cas", NINE.plusSeconds(20), 10)).containsExactlyInAnyOrder(CasOrders.task(2),
                CasOrders.task(3), CasOrders.task(4));
        assertThat(orders.decided(CasOrders.task(1))).contains(AGAIN);
        assertThat(orders.unsettled(10)).containsExactly(
                new JdbcCasOrders.Unsettled(CasOrders.task(1), CasOrders.BOX, NINE.plus(CasOrders.PLAN), AGAIN));
    }

    @Test
    void how_a_task_ends_is_decided_once_and_then_nothing_is_due() {
        CasOrder order = taken(CasOrders.reconnect(1, NINE));
        orders.decide(order.task(), CANCELLED, NINE.plusSeconds(1));
        orders.decide(order.task(), AGAIN, NINE.plusSeconds(2));
        orders.save(order.task(), CasStanding.NEW.with(new CasTicket("late")), NINE);
        assertThat(orders.decided(order.task())).contains(CANCELLED);
        assertThat(orders.live(order.task())).isEmpty();
        assertThat(orders.due("cas", NINE.plusSeconds(99), 10)).isEmpty();
        assertThat(orders.over(NINE.plus(CasOrders.PLAN), 10)).isEmpty();
        assertThat(orders.load("cas").live()).isZero();
        orders.forget(List.of(order.task()));
        assertThat(orders.unsettled(10)).isEmpty();
        assertThat(orders.decided(order.task())).isEmpty();
    }

    @Test
    void the_latest_decisions_are_told_first_and_the_longest_due_is_seen_to_first() {
        for (int i = 1; i <= 3; i++) {
            orders.take(CasOrders.order(i, "reconnect", "card-" + i, NINE, false), NINE.minusSeconds(i), AGAIN);
        }
        orders.take(CasOrders.order(4, "reconnect", "card-4", NINE, false), Instant.EPOCH, AGAIN);
        assertThat(orders.due("cas", NINE, 3)).containsExactly(CasOrders.task(4), CasOrders.task(3),
                CasOrders.task(2));
        orders.decide(CasOrders.task(1), CANCELLED, NINE);
        orders.decide(CasOrders.task(2), CANCELLED, NINE.plusSeconds(1));
        assertThat(orders.unsettled(1)).extracting(JdbcCasOrders.Unsettled::task).containsExactly(CasOrders.task(2));
    }

    @Test
    void what_is_over_and_what_boxes_may_show_is_found() {
        for (int i = 1; i <= 5; i++) {
            CasOrder order = taken(CasOrders.order(i, "reconnect", "card-" + i, NINE.plusSeconds(i), i != 2));
            CasStatus.State state = i == 3 ? CasStatus.State.QUEUED : CasStatus.State.ON_AIR;
            orders.save(order.task(),
                    order.standing().with(new CasStatus(state, 0, null, null, ""), NINE), NINE.plusSeconds(i));
        }
        assertThat(orders.over(NINE.plus(CasOrders.PLAN).plusSeconds(2), 10)).extracting(CasOrder::task)
                .containsExactly(CasOrders.task(1), CasOrders.task(2));
        assertThat(orders.answering("", 2)).extracting(CasOrder::task).containsExactly(CasOrders.task(1),
                CasOrders.task(4));
        assertThat(orders.answering(CasOrders.task(4).value(), 2)).extracting(CasOrder::task)
                .containsExactly(CasOrders.task(5));
    }

    @Test
    void how_much_a_system_has_is_counted() {
        assertThat(orders.load("cas")).isEqualTo(new JdbcCasOrders.Load(0, 0, null));
        CasOrder one = taken(CasOrders.order(1, "reconnect", "card-1", NINE, false));
        CasOrder two = taken(CasOrders.order(2, "reconnect", "card-2", NINE, false));
        orders.save(one.task(), one.standing().failed(Saying.of("silent")), NINE.plusSeconds(5));
        orders.save(two.task(),
                two.standing().with(new CasStatus(CasStatus.State.ON_AIR, 3, null, null, ""), NINE), NINE);
        assertThat(orders.load("cas")).isEqualTo(new JdbcCasOrders.Load(2, 1, NINE.plusSeconds(5)));
    }

    /// No database stores half a surrogate pair, and no column the year a million.
    @Test
    void whatever_a_system_says_can_be_kept() {
        CasOrder order = taken(CasOrders.reconnect(1, NINE));
        CasStatus odd = new CasStatus(CasStatus.State.QUEUED, Long.MAX_VALUE, Instant.MAX, Instant.MIN,
                "half \ud83d pair");
        orders.save(order.task(), order.standing().with(odd, NINE), NINE);
        assertThat(orders.live(order.task()).orElseThrow().standing()).isEqualTo(new CasStanding(null,
                CasStatus.State.QUEUED, Long.MAX_VALUE, null, null, NINE, 0, Saying.of("half \ufffd pair")));
        orders.decide(order.task(), new Outcome.Refused(Saying.of("half \ud83d pair")), NINE);
        assertThat(orders.decided(order.task())).isPresent();
    }
}
