package org.pilotacs.acs.link.satellite.carousel;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.link.satellite.carousel.JdbcCarouselStore.Decided;
import org.pilotacs.acs.link.satellite.carousel.JdbcCarouselStore.Wish;
import org.pilotacs.acs.link.satellite.payload.EmmRejectedException;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.CardMessage;
import org.pilotacs.acs.task.CardOrder;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.Priority;
import org.pilotacs.acs.task.TaskId;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;

/// Given messages that are to outlast the server, when it comes back, then it knows what is on air, how often it was sent, and
/// which sequences are used.
abstract class CarouselStoreContract {
    private static final Instant NINE = Instant.parse("2026-11-29T09:00:00Z");
    private static final Counter RIGHTS = new Counter("operator", "12345", 0);
    private static final Outcome AGAIN = new Outcome.Unconfirmed(Saying.of("sent anew"));
    private static final CardMessage REFRESH = new CardMessage.Orders(
            List.of(new CardOrder.RefreshRights(List.of(new CardOrder.Right(257, NINE))), new CardOrder.Pair("77"),
                    new CardOrder.ShowCode(Duration.ofSeconds(90))));
    private static final CardMessage PIN = new CardMessage.Orders(List.of(new CardOrder.ResetPin()));
    /// One byte for each order that it says.
    private static final Composer COMPOSER = (all, last, until) -> new Composer.Composed(last + 1,
            List.of(new byte[all.size()], new byte[300]));

    private final TestDatabases.Kind kind;
    private Database database;
    private JdbcCarouselStore store;
    private int made;

    CarouselStoreContract(TestDatabases.Kind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        database = TestDatabases.open(kind);
        store = new JdbcCarouselStore(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void what_was_admitted_is_there_after_a_restart_with_how_often_it_was_sent() {
        Admission.Admitted admitted = admitted("reconnect", REFRESH, RIGHTS);
        assertThat(admitted.message().sequence()).isZero();
        OnAir.Progress progress = new OnAir.Progress(7, NINE.plusSeconds(70), NINE.plusSeconds(40),
                NINE.plusSeconds(90));
        store.progress(Map.of(admitted.message().id(), progress));

        JdbcCarouselStore after = new JdbcCarouselStore(database);
        assertThat(after.load()).singleElement().satisfies(row -> {
            assertThat(row.progress()).isEqualTo(progress);
            assertThat(row.message().sections()).hasSize(2);
            assertThat(row.message().sections().get(1)).hasSize(300);
            assertThat(row.message().priority()).isEqualTo(Priority.CONSULTANT);
            assertThat(row.message().until()).isEqualTo(NINE.plus(Duration.ofHours(1)));
        });
        assertThat(after.orders()).singleElement().satisfies(order -> assertThat(order.content()).isEqualTo(REFRESH));
    }

    @Test
    void the_same_task_again_changes_nothing() {
        Wish wish = wish("reconnect", REFRESH, RIGHTS);
        assertThat(store.admit(wish, COMPOSER)).isInstanceOf(Admission.Admitted.class);
        assertThat(store.admit(wish, COMPOSER)).isInstanceOf(Admission.Known.class);
        assertThat(store.load()).hasSize(1);
    }

    @Test
    void the_same_wish_anew_supersedes_and_gets_a_higher_sequence() {
        Admission.Admitted first = admitted("reconnect", REFRESH, RIGHTS);
        Admission.Admitted second = admitted("reconnect", REFRESH, RIGHTS);
        assertThat(second.message().sequence()).isEqualTo(first.message().sequence() + 1);
        assertThat(second.former()).isEqualTo(first.message().id());
        assertThat(second.superseded()).containsExactly(first.orders().getFirst().task());
        assertThat(store.load()).extracting(row -> row.message().id()).containsExactly(second.message().id());
        assertThat(store.unsettled(10)).singleElement().satisfies(one -> {
            assertThat(one.order().task()).isEqualTo(first.orders().getFirst().task());
            assertThat(one.outcome()).isEqualTo(AGAIN);
        });
    }

    @Test
    void other_wishes_of_the_same_counter_share_a_message_and_keep_their_count() {
        Admission.Admitted first = admitted("reconnect", REFRESH, RIGHTS);
        store.progress(Map.of(first.message().id(), new OnAir.Progress(4, NINE, null, NINE)));
        Admission.Admitted both = admitted("reset-pin", PIN, RIGHTS);
        assertThat(both.superseded()).isEmpty();
        assertThat(both.orders()).extracting(Order::plan).containsExactly("reconnect", "reset-pin");
        assertThat(both.message().sections().getFirst()).as("says both").hasSize(2);
        assertThat(store.order(first.orders().getFirst().task()).orElseThrow()).satisfies(order -> {
            assertThat(order.message()).isEqualTo(both.message().id());
            assertThat(order.sentBefore()).isEqualTo(4);
        });
    }

    @Test
    void wishes_of_other_counters_and_messages_made_elsewhere_stand_alone() {
        admitted("reconnect", REFRESH, RIGHTS);
        admitted("reset-pin", PIN, new Counter("operator", "12345", 1));
        admitted("send-emms", new CardMessage.Sections(List.of("827000")), new Counter("operator", "12345", -1));
        admitted("send-emms", new CardMessage.Sections(List.of("827000")), new Counter("operator", "12345", -1));
        assertThat(store.load()).hasSize(4);
    }

    @Test
    void a_sequence_is_never_given_out_twice_even_when_nothing_of_its_card_is_on_air() {
        Admission.Admitted first = admitted("reconnect", REFRESH, RIGHTS);
        store.decide(List.of(new Decided(first.orders().getFirst().task(), AGAIN)), List.of(first.message().id()),
                NINE);
        store.forget(List.of(first.orders().getFirst().task()));
        assertThat(store.load()).isEmpty();
        assertThat(admitted("reconnect", REFRESH, RIGHTS).message().sequence()).isEqualTo(1);
    }

    @Test
    void what_cannot_be_said_leaves_nothing_behind() {
        Admission rejected = store.admit(wish("reconnect", REFRESH, RIGHTS), (all, last, until) -> {
            throw new EmmRejectedException(Saying.of("no key"));
        });
        assertThat(rejected).isEqualTo(new Admission.Rejected(Saying.of("no key")));
        assertThat(store.load()).isEmpty();
        assertThat(store.orders()).isEmpty();
    }

    @Test
    void how_a_task_ends_is_decided_once() {
        Admission.Admitted one = admitted("reconnect", REFRESH, RIGHTS);
        TaskId task = one.orders().getFirst().task();
        Outcome first = new Outcome.Cancelled(Saying.of("first"));
        store.decide(List.of(new Decided(task, first)), List.of(one.message().id()), NINE);
        store.decide(List.of(new Decided(task, AGAIN)), List.of(), NINE);
        assertThat(store.decided(task)).contains(first);
        assertThat(store.live(task)).isEmpty();
        store.forget(List.of(task));
        assertThat(store.unsettled(10)).isEmpty();
    }

    @Test
    void one_node_plays_at_a_time_and_another_takes_over_when_it_falls_silent() {
        assertThat(store.mayPlay("node-1", NINE, NINE.plusSeconds(15))).isTrue();
        assertThat(store.mayPlay("node-2", NINE.plusSeconds(10), NINE.plusSeconds(25))).isFalse();
        assertThat(store.mayPlay("node-1", NINE.plusSeconds(10), NINE.plusSeconds(25))).isTrue();
        assertThat(store.mayPlay("node-2", NINE.plusSeconds(26), NINE.plusSeconds(41))).isTrue();
        assertThat(store.mayPlay("node-1", NINE.plusSeconds(27), NINE.plusSeconds(42))).isFalse();
        store.playsNoMore("node-2");
        assertThat(store.mayPlay("node-1", NINE.plusSeconds(28), NINE.plusSeconds(43))).isTrue();
    }

    @Test
    void when_part_of_a_message_is_over_the_rest_goes_on_where_it_was_with_a_sequence_of_its_own() {
        Admission.Admitted pin = admitted("reset-pin", PIN, RIGHTS);
        Admission.Admitted both = admitted("reconnect", REFRESH, RIGHTS);
        OnAir.Progress progress = new OnAir.Progress(4, NINE, NINE, NINE.plusSeconds(60));
        store.progress(Map.of(both.message().id(), progress));
        store.decide(List.of(new Decided(pin.orders().getFirst().task(), AGAIN)), List.of(), NINE);

        Message rest = Objects.requireNonNull(store.renew(both.message(), COMPOSER));
        assertThat(rest.sequence()).isEqualTo(both.message().sequence() + 1);
        assertThat(rest.sections().getFirst()).as("says one thing less").hasSize(1);
        assertThat(store.load()).singleElement().satisfies(row -> {
            assertThat(row.message().sequence()).isEqualTo(rest.sequence());
            assertThat(row.progress()).isEqualTo(progress);
        });
    }

    @Test
    void wrong_digits_are_counted() {
        String message = admitted("reconnect", REFRESH, RIGHTS).message().id();
        assertThat(store.tries(message)).isZero();
        assertThat(store.tried(message)).isEqualTo(1);
        assertThat(store.tried(message)).isEqualTo(2);
        assertThat(store.tries(message)).isEqualTo(2);
    }

    private Admission.Admitted admitted(String plan, CardMessage content, Counter counter) {
        return (Admission.Admitted) store.admit(wish(plan, content, counter), COMPOSER);
    }

    private Wish wish(String plan, CardMessage content, Counter counter) {
        made++;
        String message = "%024d".formatted(made);
        Order first = new Order(new TaskId("%024d".formatted(1000 + made)), new DeviceId("00AABB-Box-1"), message, plan,
                content, NINE.plus(Duration.ofHours(1)), 0, false);
        return new Wish(first,
                new Message(message, counter.system(), counter.card(), counter.slot(), -1, List.of(), plan,
                        Priority.CONSULTANT, NINE, NINE.plus(Duration.ofHours(1))),
                counter, AGAIN);
    }
}
