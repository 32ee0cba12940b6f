package org.pilotacs.acs.contact;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.complaint.Complaint;
import org.pilotacs.acs.jdbc.TestDatabases;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.pilotacs.acs.contact.ContactWorld.NOON;

/// What any [ContactReports] count.
abstract class ContactReportsContract {
    private static final Instant MUCH_LATER = NOON.plus(Duration.ofDays(90));

    private final TestDatabases.Kind kind;
    private ContactWorld world;
    private ContactReports reports;

    ContactReportsContract(TestDatabases.Kind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        world = new ContactWorld(kind);
        reports = world.reports;
    }

    @AfterEach
    void close() {
        world.close();
    }

    private static Grouping by(ReportBy by) {
        return new Grouping(by, 2);
    }

    private void of(String subscriber, String cause, Helped helped) {
        world.happens(ContactWorld.note(null, subscriber, helped, cause), NOON);
    }

    private List<ContactReports.Count> counts(ReportBy by) {
        return reports.counts(by(by), ReportFilter.ALL, 100);
    }

    @Test
    void causes_come_with_how_their_contacts_ended_most_first() {
        of("1", "dish-moved", Helped.YES);
        of("2", "dish-moved", Helped.NO);
        of("3", "dish-moved", Helped.LATER);
        of("4", "no-rights", Helped.UNKNOWN);
        world.happens(ContactWorld.note(null, "5", Helped.YES, null), NOON);
        world.happens(ContactWorld.note(null, "6", Helped.YES, null), NOON);
        assertThat(counts(ReportBy.CAUSE)).containsExactly(
                new ContactReports.Count("dish-moved", 3, new ContactReports.Ends(1, 1, 1, 0)),
                new ContactReports.Count(null, 2, new ContactReports.Ends(2, 0, 0, 0)),
                new ContactReports.Count("no-rights", 1, new ContactReports.Ends(0, 0, 0, 1)));
        assertThat(reports.counts(by(ReportBy.CAUSE), ReportFilter.ALL, 1)).hasSize(1);
    }

    @Test
    void contacts_are_counted_by_what_each_of_them_was_under() {
        world.happens(world.aboutTheBox(Helped.YES), NOON);
        world.happens(world.aboutTheBox(Helped.NO), NOON);
        of(ContactWorld.OTHER, "dish-moved", Helped.YES);
        assertThat(groups(ReportBy.CATEGORY)).containsExactly("NO_PICTURE 3");
        assertThat(groups(ReportBy.CHANNEL)).containsExactly("PHONE 3");
        assertThat(groups(ReportBy.MODEL)).containsExactly(world.box.identity().productClass() + " 2", " 1");
        assertThat(groups(ReportBy.FIRMWARE)).containsExactly("1.0 2", " 1");
        assertThat(groups(ReportBy.AREA)).containsExactly("00 2", "30 1");
        assertThat(reports.counts(new Grouping(ReportBy.AREA, 6), ReportFilter.ALL, 9))
                .extracting(ContactReports.Count::group).containsExactly("00-950", "30-001");
    }

    private List<String> groups(ReportBy by) {
        return counts(by).stream().map(count -> count.group() + " " + count.contacts()).toList();
    }

    /// Warsaw is an hour ahead: Sunday 23:30 there is the end of a week, half an hour later another begins.
    @Test
    void weeks_begin_on_monday_in_the_servers_zone_and_belong_to_the_year_of_their_thursday() {
        world.happens(ContactWorld.about("1", Helped.YES), Instant.parse("2026-11-29T22:30:00Z"));
        world.happens(ContactWorld.about("2", Helped.YES), Instant.parse("2026-11-29T23:00:00Z"));
        world.happens(ContactWorld.about("3", Helped.YES), Instant.parse("2027-01-03T22:59:00Z"));
        assertThat(groups(ReportBy.WEEK)).containsExactly("2026-W53 1", "2026-W49 1", "2026-W48 1");
    }

    @Test
    void each_filter_leaves_out_what_does_not_fit() {
        world.happens(world.aboutTheBox(Helped.YES), NOON);
        world.happens(new ContactNote(null, null, ContactWorld.OTHER, ContactChannel.SHOP, "bea", Complaint.WIFI, null,
                null, null, List.of(), Helped.NO, "", null), NOON.plusSeconds(1));
        String model = world.box.identity().productClass();
        assertThat(total(filter(NOON.plusSeconds(1), null, null, null, null, null, null, null))).isEqualTo("0+1");
        assertThat(total(filter(null, NOON.plusSeconds(1), null, null, null, null, null, null))).isEqualTo("1+0");
        assertThat(total(filter(null, null, model, null, null, null, null, null))).isEqualTo("1+0");
        assertThat(total(filter(null, null, null, "1.0", null, null, null, null))).isEqualTo("1+0");
        assertThat(total(filter(null, null, null, null, "30-", null, null, null))).isEqualTo("0+1");
        assertThat(total(filter(null, null, null, null, null, ContactChannel.SHOP, null, null))).isEqualTo("0+1");
        assertThat(total(filter(null, null, null, null, null, null, Complaint.WIFI, null))).isEqualTo("0+1");
        assertThat(total(filter(null, null, null, null, null, null, null, "dish-moved"))).isEqualTo("1+0");
        assertThat(total(filter(null, null, null, null, "%", null, null, null))).as("no wildcard").isEqualTo("0+0");
    }

    private static ReportFilter filter(@Nullable Instant from,
            @Nullable Instant to, @Nullable String model,
            @Nullable String firmware, @Nullable String area,
            @Nullable ContactChannel channel,
            @Nullable Complaint complaint,
            @Nullable String cause) {
        return new ReportFilter(from, to, model, firmware, area, channel, complaint, cause);
    }

    /// How many of those that were helped, and of those that were not, a filter leaves.
    private String total(ReportFilter filter) {
        List<ContactReports.Count> counts = reports.counts(by(ReportBy.CHANNEL), filter, 9);
        return counts.stream().mapToLong(count -> count.ends().yes()).sum() + "+"
                + counts.stream().mapToLong(count -> count.ends().no()).sum();
    }

    @Test
    void what_an_action_did_is_told_for_each_cause_and_counts_once_a_contact() {
        Deed restart = new Deed(null, "restart");
        world.happens(
                ContactWorld.note(null, "1", Helped.YES, "no-rights", restart, restart, new Deed(null, "reconnect")),
                NOON);
        world.happens(ContactWorld.note(null, "2", Helped.NO, "no-rights", restart), NOON);
        world.happens(ContactWorld.note(null, "3", Helped.LATER, "dish-moved", restart), NOON);
        assertThat(reports.effects(ReportFilter.ALL, 9)).containsExactly(
                new ContactReports.Effect("no-rights", "restart", 2, new ContactReports.Ends(1, 1, 0, 0)),
                new ContactReports.Effect("dish-moved", "restart", 1, new ContactReports.Ends(0, 0, 1, 0)),
                new ContactReports.Effect("no-rights", "reconnect", 1, new ContactReports.Ends(1, 0, 0, 0)));
    }

    private ContactReports.Resolution resolution(Instant now) {
        return reports.resolutions(null, ReportFilter.ALL, now, 9).getFirst();
    }

    @Test
    void whoever_comes_back_within_seven_days_was_not_helped_the_first_time() {
        world.happens(world.aboutTheBox(Helped.YES), NOON);
        world.happens(ContactWorld.about(ContactWorld.CUSTOMER, Helped.YES), NOON.plus(Contacts.COMES_BACK));
        world.happens(ContactWorld.about(ContactWorld.OTHER, Helped.YES), NOON);
        world.happens(ContactWorld.about(ContactWorld.OTHER, Helped.NO),
                NOON.plus(Contacts.COMES_BACK).plusMillis(1));
        assertThat(resolution(MUCH_LATER)).as("the first of the customer, and the last of the other, were not enough")
                .isEqualTo(new ContactReports.Resolution(null, 4, 2, 0));
        assertThat(reports.resolutions(by(ReportBy.AREA), ReportFilter.ALL, MUCH_LATER, 9)).containsExactly(
                new ContactReports.Resolution("00", 2, 1, 0), new ContactReports.Resolution("30", 2, 1, 0));
    }

    @Test
    void contacts_of_one_device_that_are_written_down_at_once_see_each_other() throws Exception {
        int pairs = 30;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < pairs; i++) {
                Instant at = NOON.plus(Duration.ofDays(10).multipliedBy(i));
                CyclicBarrier together = new CyclicBarrier(2);
                Future<Recorded> first = threads.submit(() -> written(at, together));
                Future<Recorded> second = threads.submit(() -> written(at.plusSeconds(1), together));
                assertThat(List.of(first.get(), second.get())).allMatch(Recorded.Taken.class::isInstance);
            }
        }
        assertThat(resolution(NOON.plus(Duration.ofDays(9_999))))
                .isEqualTo(new ContactReports.Resolution(null, 2 * pairs, pairs, 0));
    }

    private Recorded written(Instant at, CyclicBarrier together) throws Exception {
        together.await();
        return world.contacts.record(world.aboutTheBox(Helped.YES), new NoteKey("test", at.toString()), at);
    }

    @Test
    void a_contact_that_is_written_down_late_counts_as_when_it_happened() {
        world.happens(ContactWorld.about(ContactWorld.CUSTOMER, Helped.YES), NOON.plus(Duration.ofDays(2)));
        world.contacts.record(ContactWorld.about(ContactWorld.CUSTOMER, Helped.YES).at(NOON, ContactWorld.CUSTOMER),
                world.key(), NOON.plus(Duration.ofDays(3)));
        assertThat(resolution(MUCH_LATER)).isEqualTo(new ContactReports.Resolution(null, 2, 1, 0));
    }

    @Test
    void what_is_younger_than_seven_days_cannot_be_told_yet() {
        world.happens(ContactWorld.about(ContactWorld.CUSTOMER, Helped.YES), NOON);
        assertThat(resolution(NOON.plus(Contacts.COMES_BACK).minusMillis(1)))
                .isEqualTo(new ContactReports.Resolution(null, 0, 0, 1));
        assertThat(resolution(NOON.plus(Contacts.COMES_BACK)))
                .isEqualTo(new ContactReports.Resolution(null, 1, 1, 0));
    }

    @Test
    void nothing_is_counted_where_there_is_nothing() {
        assertThat(counts(ReportBy.CAUSE)).isEmpty();
        assertThat(reports.effects(ReportFilter.ALL, 9)).isEmpty();
        assertThat(resolution(NOON)).isEqualTo(new ContactReports.Resolution(null, 0, 0, 0));
        assertThat(resolution(NOON).share().isKnown()).isFalse();
    }

    /// By an independent calculation (E. B. Wilson, 1927).
    @Test
    void of_few_contacts_little_can_be_said() {
        Share share = new Share(8, 10);
        assertThat(share.low()).isCloseTo(0.4902, within(0.0001));
        assertThat(share.high()).isCloseTo(0.9433, within(0.0001));
        assertThat(new Share(0, 10).low()).isCloseTo(0, within(1e-12));
        assertThat(new Share(0, 10).high()).isCloseTo(0.2775, within(0.0001));
        assertThat(new Share(10, 10).high()).isCloseTo(1, within(1e-12));
    }
}
