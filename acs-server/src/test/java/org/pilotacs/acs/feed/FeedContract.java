package org.pilotacs.acs.feed;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.jdbc.DatabaseConfig;
import org.pilotacs.acs.jdbc.TestDatabases;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// What any reader of events can rely on, over a real database.
abstract class FeedContract {
    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
    private static final Set<EventType> ALL = Set.of();

    private final DatabaseConfig config;
    private Database database;
    private JdbcFeed feed;

    FeedContract(TestDatabases.Kind kind) {
        config = TestDatabases.config(kind);
    }

    @BeforeEach
    void open() {
        database = Database.open(config);
        feed = new JdbcFeed(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static Happening happening(EventType type, String id, Instant at) {
        return new Happening(type, at, null, "c-1", "{\"id\":\"" + id + "\"}");
    }

    private void happens(EventType type, String id, Instant at) {
        database.transact(handle -> {
            JdbcEventTable.append(handle, happening(type, id, at));
            return true;
        });
    }

    private void happens(String id) {
        happens(EventType.CONTACT_SAVED, id, NOW);
    }

    private static List<String> ids(EventPage page) {
        return page.events().stream().map(event -> event.content().replaceAll("[^0-9a-z-]|^.id", "").replace("id", ""))
                .toList();
    }

    @Test
    void events_come_in_the_order_in_which_they_happened_and_each_page_says_where_the_next_begins() {
        IntStream.range(0, 5).forEach(i -> happens("e" + i));
        assertThat(feed.after(0, ALL, 9).events()).as("before they have numbers").isEmpty();
        feed.number();
        EventPage first = feed.after(0, ALL, 3);
        assertThat(ids(first)).containsExactly("e0", "e1", "e2");
        assertThat(first.events().getFirst()).isEqualTo(new Event(1, EventType.CONTACT_SAVED, NOW, null, "c-1",
                "{\"id\":\"e0\"}"));
        EventPage second = feed.after(first.next(), ALL, 3);
        assertThat(ids(second)).containsExactly("e3", "e4");
        assertThat(feed.after(second.next(), ALL, 3)).isEqualTo(new EventPage(List.of(), 5, 5, 0));
    }

    @Test
    void a_reader_of_some_types_goes_on_after_the_others() {
        happens(EventType.INCIDENT_BEGAN, "e0", NOW);
        happens("e1");
        happens(EventType.INCIDENT_ENDED, "e2", NOW);
        happens("e3");
        feed.number();
        EventPage page = feed.after(0, Set.of(EventType.INCIDENT_BEGAN, EventType.INCIDENT_ENDED), 9);
        assertThat(ids(page)).containsExactly("e0", "e2");
        assertThat(page.next()).isEqualTo(4);
        assertThat(feed.count(0, Set.of(EventType.CONTACT_SAVED))).isEqualTo(2);
    }

    @Test
    void an_event_whose_transaction_is_committed_late_is_not_passed_over() throws Exception {
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch mayCommit = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> late = threads.submit(() -> database.transact(handle -> {
                JdbcEventTable.append(handle, happening(EventType.CONTACT_SAVED, "late", NOW));
                written.countDown();
                try {
                    mayCommit.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                return true;
            }));
            written.await();
            happens("early");
            feed.number();
            EventPage seen = feed.after(0, ALL, 9);
            assertThat(ids(seen)).containsExactly("early");
            mayCommit.countDown();
            assertThat(late.get()).isTrue();
            feed.number();
            assertThat(ids(feed.after(seen.next(), ALL, 9))).containsExactly("late");
        }
    }

    @Test
    void what_was_rolled_back_is_not_told() {
        assertThatThrownBy(() -> database.transact(handle -> {
            JdbcEventTable.append(handle, happening(EventType.CONTACT_SAVED, "never", NOW));
            throw new IllegalStateException("rolled back");
        })).isInstanceOf(IllegalStateException.class);
        happens("e1");
        feed.number();
        assertThat(ids(feed.after(0, ALL, 9))).containsExactly("e1");
        assertThat(feed.last()).isEqualTo(1);
    }

    @Test
    void readers_see_each_event_of_many_writers_once_without_a_gap_while_two_nodes_give_numbers() throws Exception {
        int writers = 8;
        int each = 40;
        JdbcFeed other = new JdbcFeed(database);
        List<Event> read = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> done = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                String name = "w" + writer + "-";
                done.add(threads.submit(() -> IntStream.range(0, each).forEach(i -> happens(name + i))));
            }
            long place = 0;
            while (read.size() < writers * each) {
                Future<?> beside = threads.submit(other::number);
                feed.number();
                beside.get();
                EventPage page = feed.after(place, ALL, 50);
                read.addAll(page.events());
                place = page.next();
            }
            for (Future<?> one : done) {
                one.get();
            }
        }
        assertThat(read).extracting(Event::number)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, writers * each).boxed().toList());
        assertThat(read).extracting(Event::content).doesNotHaveDuplicates();
    }

    @Test
    void what_has_numbers_and_what_has_none_is_there_after_a_restart() {
        happens("e0");
        feed.number();
        happens("e1");
        close();
        open();
        assertThat(ids(feed.after(0, ALL, 9))).containsExactly("e0");
        feed.number();
        assertThat(ids(feed.after(1, ALL, 9))).containsExactly("e1");
    }

    @Test
    void a_reader_that_was_away_for_too_long_is_told_how_many_it_missed() {
        IntStream.range(0, 5).forEach(i -> happens(EventType.CONTACT_SAVED, "e" + i, NOW.plusSeconds(i)));
        feed.number();
        assertThat(feed.forgetBefore(NOW.plusSeconds(3))).isEqualTo(3);
        assertThat(feed.forgetBefore(NOW.plusSeconds(3))).isZero();
        EventPage page = feed.after(1, ALL, 9);
        assertThat(page.missed()).isEqualTo(2);
        assertThat(ids(page)).containsExactly("e3", "e4");
        assertThat(feed.after(3, ALL, 9).missed()).isZero();
        assertThat(feed.forgetBefore(NOW.plusSeconds(9))).isEqualTo(2);
        happens("e5");
        feed.number();
        assertThat(feed.after(5, ALL, 9).events()).extracting(Event::number).as("no number comes again")
                .containsExactly(6L);
    }

    @Test
    void whoever_waits_goes_on_with_the_next_event() throws Exception {
        assertThat(feed.awaitAfter(0, Duration.ofMillis(1))).isFalse();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> waiting = threads.submit(() -> feed.awaitAfter(0, Duration.ofMinutes(1)));
            happens("e0");
            feed.number();
            assertThat(waiting.get()).isTrue();
        }
    }
}
