package org.pilotacs.acs.incident;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.account.Author;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.saying.Language;
import org.pilotacs.acs.task.SettableClock;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// What any [IncidentDesk] keeps, over a real database.
abstract class IncidentsContract {
    private static final String AREA = "00-950";
    private static final Group NODE = Group.node("WAW-17");

    private static final Author NOC = new Author("monitoring", "noc");
    private static final Author ANNA = new Author("crm", "anna");

    private final TestDatabases.Kind kind;
    private final SettableClock clock = new SettableClock();
    private Database database;
    private JdbcIncidents store;
    private IncidentDesk desk;

    IncidentsContract(TestDatabases.Kind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        database = TestDatabases.open(kind);
        store = new JdbcIncidents(database);
        desk = desk(1);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private IncidentDesk desk(long seed) {
        return new IncidentDesk(store, IncidentConfig.DEFAULT, clock, new Random(seed));
    }

    private static Device box(int number) {
        return Town.box("SN-" + number, "2.0", "c-" + number, Set.of("node:WAW-17"));
    }

    /// Boxes tell for some minutes, a few each minute.
    private void tell(Duration time, int boxes, boolean weak) {
        for (int minute = 0; minute < time.toMinutes(); minute++) {
            for (int i = minute % 5; i < boxes; i += 5) {
                desk.observe(List.of(new Observation(box(i), clock.instant(), weak, "", null,
                        Observation.Heard.REGULARLY, null)), List.of(AREA));
            }
            clock.advance(Duration.ofMinutes(1));
            desk.tick();
        }
    }

    private Incident rains() {
        tell(Duration.ofMinutes(30), 40, false);
        tell(Duration.ofMinutes(15), 40, true);
        assertThat(desk.open()).hasSize(1);
        return desk.open().getFirst();
    }

    private Incident announced() {
        return ((Incidents.Begun.Opened) desk
                .begin(new Incidents.Announcement(IncidentKind.OFFLINE, NODE, "planned work",
                        NOC, clock.instant().plus(Duration.ofHours(3)))))
                .incident();
    }

    @Test
    void what_boxes_show_is_an_incident_in_both_languages_and_its_boxes_are_in_it() {
        Incident rain = rains();
        assertThat(rain.kind()).isEqualTo(IncidentKind.WEAK_SIGNAL);
        assertThat(rain.affected()).isEqualTo(40);
        assertThat(Language.ENGLISH.say(rain.title())).isEqualTo("Weak signal in area 00-950, about 40 boxes");
        assertThat(Language.POLISH.say(rain.title())).isEqualTo("Słaby sygnał w rejonie 00-950, urządzeń: około 40");
        assertThat(desk.affecting(box(1), AREA)).containsExactly(rain);
        assertThat(desk.affecting(box(1), "30-001")).isEmpty();
        assertThat(desk.affecting(box(1), null)).isEmpty();
    }

    @Test
    void what_lasts_when_a_server_is_killed_lasts_in_the_next_one_and_ends_there() {
        Incident rain = rains();
        announced();
        desk = desk(2);
        assertThat(desk.open()).extracting(Incident::kind).containsExactlyInAnyOrder(IncidentKind.WEAK_SIGNAL,
                IncidentKind.OFFLINE);
        tell(Duration.ofMinutes(20), 40, true);
        assertThat(desk.open()).hasSize(2);
        tell(Duration.ofMinutes(60), 40, false);
        assertThat(desk.open()).extracting(Incident::kind).containsExactly(IncidentKind.OFFLINE);
        assertThat(desk.find(rain.id())).get().satisfies(over -> {
            assertThat(over.ended()).isNotNull();
            assertThat(over.endedBy()).isEqualTo(Author.NOBODY);
        });
    }

    @Test
    void what_is_over_while_the_database_is_away_ends_once_it_is_back() {
        Incident rain = rains();
        Incident work = announced();
        database.transact(handle -> handle.execute("ALTER TABLE incident RENAME TO incident_away"));
        assertThatThrownBy(() -> tell(Duration.ofMinutes(1), 40, false)).isInstanceOf(RuntimeException.class);
        for (int minute = 0; minute < 90; minute++) {
            try {
                tell(Duration.ofMinutes(1), 40, false);
            } catch (RuntimeException _) {
                // as long as anything is to be written
            }
        }
        assertThat(desk.open()).extracting(Incident::id).contains(rain.id());
        database.transact(handle -> handle.execute("ALTER TABLE incident_away RENAME TO incident"));
        desk.tick();
        assertThat(desk.open()).extracting(Incident::id).containsExactly(work.id());
        assertThat(store.find(rain.id())).get().satisfies(over -> assertThat(over.ended()).isNotNull());
    }

    @Test
    void what_a_person_announces_is_theirs_until_they_end_it() {
        Incident work = announced();
        assertThat(work.tell()).hasToString("planned work");
        assertThat(desk.affecting(box(1), null)).containsExactly(work);
        assertThat(desk.begin(new Incidents.Announcement(IncidentKind.OFFLINE, NODE, "once more", NOC, null)))
                .isEqualTo(new Incidents.Begun.Already(work));
        assertThat(desk.note(work.id(), ANNA, "half way")).isInstanceOf(Incidents.Changed.Done.class);
        tell(Duration.ofHours(8), 40, false);
        assertThat(desk.open()).hasSize(1);
        assertThat(desk.end(work.id(), NOC)).isInstanceOf(Incidents.Changed.Done.class);
        assertThat(desk.end(work.id(), NOC)).isInstanceOf(Incidents.Changed.TooLate.class);
        assertThat(desk.end("f".repeat(24), NOC)).isInstanceOf(Incidents.Changed.Unknown.class);
        assertThat(desk(2).find(work.id())).get().satisfies(kept -> {
            assertThat(kept.endedBy()).isEqualTo(NOC);
            assertThat(kept.until()).isEqualTo(work.until());
            assertThat(kept.notes()).extracting(Incident.Note::text).containsExactly("half way");
            assertThat(kept.notes()).extracting(Incident.Note::by).containsExactly(ANNA);
            assertThat(kept.by()).isEqualTo(NOC);
        });
    }

    @Test
    void those_that_are_over_come_in_pages_and_are_forgotten_in_time() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Incident work = announced();
            ids.addFirst(work.id());
            desk.note(work.id(), ANNA, "note");
            desk.end(work.id(), NOC);
            clock.advance(Duration.ofMinutes(1));
        }
        List<Incident> first = desk.ended(null, 2);
        assertThat(first).extracting(Incident::id).isEqualTo(ids.subList(0, 2));
        assertThat(desk.ended(new Incidents.Place(first.getLast().since(), first.getLast().id()), 9))
                .extracting(Incident::id).isEqualTo(ids.subList(2, 5));
        assertThat(store.forgetBefore(clock.instant().minus(Duration.ofMinutes(3)))).isEqualTo(2);
        assertThat(desk.ended(null, 9)).hasSize(3);
    }

    @Test
    void what_is_usual_is_known_after_a_restart() {
        List<Group> groups = Whereabouts.of(box(1), AREA).groups();
        store.keepUsual(usual(groups, 0.31), clock.instant());
        store.keepUsual(usual(groups, 0.32), clock.instant());
        assertThat(store.usual(99)).containsExactlyInAnyOrderElementsOf(usual(groups, 0.32));
        desk = desk(2);
        tell(Duration.ofMinutes(15), 40, true);
        assertThat(desk.open()).singleElement()
                .satisfies(one -> assertThat(one.numbers().usual()).isEqualTo(0.32));
    }

    private static List<Usual> usual(List<Group> groups, double share) {
        return groups.stream().map(group -> new Usual(IncidentKind.WEAK_SIGNAL, group, share)).toList();
    }

    @Test
    void a_watcher_is_told_of_what_lasts_and_of_each_change() {
        Incident work = announced();
        List<Boolean> told = Collections.synchronizedList(new ArrayList<>());
        try (Incidents.Watch _ = desk.watch(one -> told.add(one.isOpen()))) {
            desk.note(work.id(), ANNA, "half way");
            desk.end(work.id(), NOC);
        }
        announced();
        assertThat(told).containsExactly(true, true, false);
    }

    @Test
    void reports_that_nobody_has_room_for_are_dropped_and_counted_and_the_others_are_not() throws InterruptedException {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        database.transact(handle -> handle.execute("INSERT INTO subscriber (number, area) VALUES ('c-1', '00-950')"));
        try (Listening listening = new Listening(desk, new JdbcAreas(database), work -> new Thread(() -> {
            begun.countDown();
            try {
                held.await();
            } catch (InterruptedException _) {
                return;
            }
            work.run();
        }), 10)) {
            begun.await();
            for (int i = 0; i < 15; i++) {
                listening.saw(
                        new Observation(box(i), clock.instant(), true, "", null, Observation.Heard.OTHERWISE, null));
            }
            assertThat(listening.dropped()).isEqualTo(5);
            held.countDown();
            Awaitility.await().until(() -> desk.boxes() == 10);
            Around near = Objects.requireNonNull(desk.around("00-950", clock.instant()));
            assertThat(near.weak()).isEqualTo(1);
        }
    }
}
