package org.pilotacs.acs.audit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.account.Caller;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.runtime.UnavailableException;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// What any [AuditTrail] does.
abstract class AuditTrailContract {
    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");
    private static final DeviceId BOX = new DeviceId("A1B2C3-SV%2DS2-1");
    private static final DeviceId OTHER = new DeviceId("A1B2C3-SV%2DS2-2");

    private final TestDatabases.Kind kind;
    private Database database;
    private JdbcAuditTrail trail;

    AuditTrailContract(TestDatabases.Kind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        database = TestDatabases.open(kind);
        trail = new JdbcAuditTrail(database, new SecureRandom(), Thread.ofPlatform().factory());
    }

    @AfterEach
    void close() {
        trail.close();
        database.close();
    }

    private static AuditEntry entry(Instant at, String who, String agent, DeviceId device, String detail) {
        return new AuditEntry(at, who, Caller.Kind.TOKEN, agent, "10.0.0.1", Deed.LOOKED,
                AuditEntry.Subject.of(device, "10045512"), "ticket 7", detail);
    }

    private AuditEntry recorded(Instant at, String who, String agent, DeviceId device) {
        AuditEntry entry = entry(at, who, agent, device, "");
        trail.record(entry);
        return entry;
    }

    private List<AuditEntry> found(String device, String who, @Nullable Instant from, @Nullable Instant to) {
        return trail.find(new AuditSearch(device, who, from, to, null, 100)).entries();
    }

    private List<AuditEntry> all() {
        return trail.find(new AuditSearch("", "", null, null, null, 1000)).entries();
    }

    @Test
    void an_entry_is_found_as_it_was() {
        AuditEntry whole = new AuditEntry(NOON, "anna", Caller.Kind.PERSON, "", "10.0.0.1", Deed.WROTE,
                AuditEntry.Subject.of(BOX, null).with("act-1"), "zgłoszenie 7", "write Device.A");
        trail.record(whole);
        AuditEntry empty = new AuditEntry(NOON.plusMillis(1), "", Caller.Kind.NOBODY, "", "::1", Deed.SIGN_IN_FAILED,
                AuditEntry.Subject.NONE, "", "");
        trail.record(empty);
        assertThat(all()).containsExactly(empty, whole);
    }

    @Test
    void entries_are_found_by_box_by_who_and_by_time() {
        AuditEntry first = recorded(NOON, "crm", "Ewa", BOX);
        AuditEntry second = recorded(NOON.plusSeconds(1), "anna", "", BOX);
        AuditEntry third = recorded(NOON.plusSeconds(2), "crm", "Jan", OTHER);
        assertThat(found(BOX.value(), "", null, null)).containsExactly(second, first);
        assertThat(found("", "crm", null, null)).containsExactly(third, first);
        assertThat(found("", "Jan", null, null)).containsExactly(third);
        assertThat(found(BOX.value(), "crm", null, null)).containsExactly(first);
        assertThat(found("", "", NOON.plusSeconds(1), null)).containsExactly(third, second);
        assertThat(found("", "", NOON, NOON.plusSeconds(2))).containsExactly(second, first);
        assertThat(found("none", "", null, null)).isEmpty();
    }

    @Test
    void pages_follow_one_another_without_a_gap_whatever_comes_meanwhile() {
        List<AuditEntry> newestFirst = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            newestFirst.addFirst(recorded(NOON.plusMillis(i / 2), "anna", "n" + i, BOX));
        }
        List<AuditEntry> seen = new ArrayList<>();
        String cursor = null;
        do {
            AuditPage page = trail.find(new AuditSearch("", "anna", null, null, cursor, 3));
            seen.addAll(page.entries());
            cursor = page.nextCursor();
            recorded(NOON.plusSeconds(9), "anna", "later", BOX);
        } while (cursor != null);
        assertThat(seen).containsExactlyInAnyOrderElementsOf(newestFirst);
        assertThat(seen).extracting(AuditEntry::at)
                .containsExactlyElementsOf(newestFirst.stream().map(AuditEntry::at).toList());
    }

    @Test
    void a_cursor_of_somebody_elses_making_is_refused() {
        assertThatThrownBy(() -> trail.find(new AuditSearch("", "", null, null, "' OR 1=1", 3)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatever_a_caller_sends_is_kept_as_far_as_there_is_room() {
        trail.record(entry(NOON, "w".repeat(500), "a\u0000\ud800" + "a".repeat(500), BOX, "d".repeat(5000)));
        assertThat(all()).hasSize(1).allSatisfy(kept -> {
            assertThat(kept.who()).hasSize(128);
            assertThat(kept.agent()).hasSize(64).startsWith("a\ufffd\ufffd");
            assertThat(kept.detail()).hasSize(AuditEntry.MOST_DETAIL);
        });
    }

    @Test
    void many_at_once_are_all_there() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 500; i++) {
                threads.execute(() -> recorded(NOON, "anna", "", BOX));
            }
        }
        assertThat(all()).hasSize(500);
    }

    @Test
    void what_is_old_goes_and_nothing_else() {
        recorded(NOON.minus(Duration.ofDays(1)), "anna", "", BOX);
        recorded(NOON.minusMillis(1), "anna", "", BOX);
        AuditEntry kept = recorded(NOON, "anna", "", BOX);
        assertThat(trail.forgetBefore(NOON)).isEqualTo(2);
        assertThat(all()).containsExactly(kept);
    }

    @Test
    void without_its_table_nothing_is_recorded_and_that_is_said() {
        database.transact(handle -> handle.execute("DROP TABLE audit"));
        assertThatThrownBy(() -> recorded(NOON, "anna", "", BOX)).isInstanceOf(UnavailableException.class);
    }
}
