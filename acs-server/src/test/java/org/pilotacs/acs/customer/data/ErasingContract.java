package org.pilotacs.acs.customer.data;

import com.fasterxml.jackson.databind.JsonNode;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.account.Author;
import org.pilotacs.acs.action.ActionRequest;
import org.pilotacs.acs.audit.AuditEntry;
import org.pilotacs.acs.audit.Deed;
import org.pilotacs.acs.complaint.Complaint;
import org.pilotacs.acs.contact.ContactChannel;
import org.pilotacs.acs.contact.ContactNote;
import org.pilotacs.acs.contact.ContactReports;
import org.pilotacs.acs.contact.ContactSearch;
import org.pilotacs.acs.contact.Grouping;
import org.pilotacs.acs.contact.Helped;
import org.pilotacs.acs.contact.NoteKey;
import org.pilotacs.acs.contact.ReportBy;
import org.pilotacs.acs.contact.ReportFilter;
import org.pilotacs.acs.customer.data.Erasure.Fate;
import org.pilotacs.acs.customer.data.Erasure.Scope;
import org.pilotacs.acs.device.Box;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DeviceEvent;
import org.pilotacs.acs.device.DevicePage;
import org.pilotacs.acs.device.DeviceSearch;
import org.pilotacs.acs.feed.Event;
import org.pilotacs.acs.jdbc.TestDatabases;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pilotacs.acs.customer.data.CustomerWorld.ADDRESS;
import static org.pilotacs.acs.customer.data.CustomerWorld.NUMBER;
import static org.pilotacs.acs.customer.data.CustomerWorld.OTHER;
import static org.pilotacs.acs.customer.data.CustomerWorld.SAID;
import static org.pilotacs.acs.customer.data.CustomerWorld.SAID_BEFORE;

/// Given a customer about whom everything is kept that can be, when that is erased, then it is nowhere, others miss nothing, and
/// no kill of the server leaves half of it.
abstract class ErasingContract {
    private static final ReportFilter ALL_CONTACTS = new ReportFilter(null, null, null, null, null, null, null, null);

    private final TestDatabases.Kind kind;
    private CustomerWorld world;

    ErasingContract(TestDatabases.Kind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        world = new CustomerWorld(kind);
        world.fill();
    }

    @AfterEach
    void close() {
        world.close();
    }

    private Set<String> found(String text) {
        return Scan.find(world.core.database, text);
    }

    private long count(String sql) {
        return world.core.database.with(handle -> handle.createQuery("SELECT COUNT(*) FROM " + sql).mapTo(Long.class)
                .one());
    }

    private static long rows(Erasure erasure, KeptTable table) {
        return erasure.report().stream().filter(line -> line.table() == table).map(Erasure.Line::rows)
                .mapToLong(rows -> rows == null ? -1 : rows).findFirst().orElse(-2);
    }

    private DevicePage search(String text) {
        return world.core.devices.search(new DeviceSearch(text, null, 10));
    }

    @Test
    void of_one_who_leaves_neither_the_number_nor_a_word_is_anywhere() {
        assertThat(found(NUMBER)).as("before").contains("contact.note", "audit.detail", "incident_note.content",
                "action_key.given_key", "contact_key.given_key", "subscriber.number", "device_key.term",
                "customer_link.subscriber", "customer_session.reach", "customer_code.subscriber",
                "customer_wish.subscriber");
        assertThat(found(SAID)).isNotEmpty();
        assertThat(found("log of the box")).isEmpty();
        world.erased(NUMBER, Scope.ALL);
        for (String gone : List.of(NUMBER, SAID, SAID_BEFORE, ADDRESS, CustomerWorld.SCREEN_CODE, "for our guests",
                "sn-never", "010744329999", "no box in sight")) {
            // the other customer read the same code aloud
            assertThat(found(gone)).as(gone).isSubsetOf(gone.equals(CustomerWorld.SCREEN_CODE)
                    ? Set.of("contact.error_code", "examination.code", "feed_event.content")
                    : Set.of());
        }
        for (String table : List.of("action", "action_key", "blamed_start", "emm_order", "cas_order", "device_file",
                "device_file_part")) {
            assertThat(count(table)).as(table).isZero();
        }
    }

    @Test
    void afterwards_an_export_has_nothing_but_who_looked_and_that_it_was_erased() {
        Erasure erasure = world.erased(NUMBER, Scope.ALL);
        assertThat(world.data.knownAs(NUMBER)).hasValue(erasure.pseudonym());
        JsonNode export = world.export(NUMBER);
        for (Section section : Section.values()) {
            assertThat(export.path(section.wireName()).path("entries").isEmpty()).as(section.wireName())
                    .isEqualTo(section != Section.AUDIT && section != Section.ERASURES);
        }
        assertThat(export.at("/erasures/entries/0/rows/reading").asLong())
                .isGreaterThanOrEqualTo(CustomerWorld.READINGS);
    }

    @Test
    void others_miss_nothing_but_the_number_in_what_was_said_of_them() {
        String before = world.exported(OTHER);
        world.erased(NUMBER, Scope.ALL);
        assertThat(world.exported(OTHER)).isEqualTo(before.replace("the neighbour, " + NUMBER, "the neighbour, ***")
                .replace("other than " + NUMBER, "other than " + world.data.knownAs(NUMBER).orElseThrow()));
    }

    @Test
    void of_one_who_stays_the_history_goes_and_the_boxes_stay_theirs() {
        world.erased(NUMBER, Scope.HISTORY);
        for (String gone : List.of(SAID, SAID_BEFORE, ADDRESS, "for our guests", "no box in sight")) {
            assertThat(found(gone)).as(gone).isEmpty();
        }
        assertThat(found(NUMBER)).containsExactlyInAnyOrder("device.subscriber", "device_key.term",
                "inventory.subscriber", "subscriber.number", "customer_session.subscriber", "customer_session.reach",
                "customer_wish.subscriber");
        assertThat(world.core.subscribers.find(NUMBER)).hasValueSatisfying(customer -> {
            assertThat(customer.area()).isEqualTo("00-950");
            assertThat(customer.devices()).extracting(Device::id).containsExactlyInAnyOrder(CustomerWorld.box(),
                    CustomerWorld.listener());
            assertThat(customer.expected()).hasSize(1);
        });
        assertThat(world.core.devices.find(CustomerWorld.box())).hasValueSatisfying(box -> {
            assertThat(box.knockAddress()).as("where it is reached").isNotEmpty();
            assertThat(box.tags()).containsExactly("pilot");
            assertThat(box.card()).isEqualTo("010744321187");
        });
        assertThat(world.core.devices.parameters(CustomerWorld.box()).all()).isEmpty();
        assertThat(world.core.history.latest(CustomerWorld.box())).isEmpty();
        for (String table : List.of("reading_latest", "provisioning_order", "provisioning_fault",
                "provisioning_download", "provisioning_secret")) {
            assertThat(count(table + " WHERE device_id = '" + CustomerWorld.box().value() + "'")).as(table).isZero();
        }
        assertThat(search(NUMBER).devices()).hasSize(2);
        assertThat(search("SN-1001").devices()).hasSize(1);
    }

    @Test
    void a_box_whose_customer_left_is_a_stranger_that_is_known_again_when_it_comes_and_the_inventory_names_it() {
        world.erased(NUMBER, Scope.ALL);
        Device left = world.core.devices.find(CustomerWorld.box()).orElseThrow();
        assertThat(left.subscriber()).isNull();
        assertThat(left.card()).isNull();
        assertThat(left.tags()).isEmpty();
        assertThat(left.peer()).isEmpty();
        assertThat(search(NUMBER).devices()).isEmpty();
        assertThat(search(ADDRESS).devices()).isEmpty();
        assertThat(search("SN-1001").devices()).hasSize(1);
        world.core.sees(new Box(CustomerWorld.identity("SN-1001")).comes(world.now(), DeviceEvent.Kind.BOOT,
                Box.value("Device.DeviceInfo.SoftwareVersion", "4.0"),
                Box.value("Device.IP.Interface.2.IPv4Address.1.IPAddress", "192.0.2.99")));
        world.core.imports("""
                {"serial":"SN-1001","oui":"A1B2C3","productClass":"SV-S2","subscriber":"7777777"}
                """);
        assertThat(search("192.0.2.99").devices()).singleElement()
                .satisfies(box -> assertThat(box.subscriber()).isEqualTo("7777777"));
        assertThat(world.core.devices.parameters(CustomerWorld.box()).get("Device.DeviceInfo.SoftwareVersion"))
                .isPresent();
    }

    @Test
    void reports_count_the_same_contacts_as_before_and_nobody_is_shown_them() {
        Grouping byArea = new Grouping(ReportBy.AREA, 3);
        List<ContactReports.Count> areas = world.core.reports.counts(byArea, ALL_CONTACTS, 10);
        List<ContactReports.Count> models = world.core.reports.counts(
                new Grouping(ReportBy.MODEL, Grouping.LEAST_OF_AREA), ALL_CONTACTS, 10);
        List<ContactReports.Effect> effects = world.core.reports.effects(ALL_CONTACTS, 10);
        assertThat(areas).isNotEmpty();
        world.erased(NUMBER, Scope.ALL);
        assertThat(world.core.reports.counts(byArea, ALL_CONTACTS, 10)).isEqualTo(areas);
        assertThat(world.core.reports.counts(new Grouping(ReportBy.MODEL, Grouping.LEAST_OF_AREA), ALL_CONTACTS, 10))
                .isEqualTo(models);
        assertThat(world.core.reports.effects(ALL_CONTACTS, 10)).isEqualTo(effects);
        assertThat(world.core.contacts.search(new ContactSearch(null, null, null, null, null, null, null, null, null,
                10)).contacts()).singleElement().satisfies(
                        contact -> assertThat(contact.note().device()).isEqualTo(CustomerWorld.others()));
        assertThat(count("contact WHERE device_id IS NULL AND subscriber IS NULL AND note = '' AND agent = ''"))
                .isEqualTo(2);
    }

    @Test
    void contacts_have_another_id_so_that_nothing_leads_to_them() {
        Set<String> before = ids();
        world.erased(NUMBER, Scope.ALL);
        assertThat(ids()).hasSize(before.size()).filteredOn(before::contains).hasSize(1);
        assertThat(count("contact_deed d WHERE NOT EXISTS (SELECT 1 FROM contact c WHERE c.id = d.contact_id)"))
                .isZero();
    }

    private Set<String> ids() {
        return world.core.database.with(handle -> Set.copyOf(handle.createQuery("SELECT id FROM contact")
                .mapTo(String.class).list()));
    }

    @Test
    void the_trail_stays_whole_under_one_name_that_is_always_the_same() {
        long entries = count("audit");
        Erasure first = world.erased(NUMBER, Scope.HISTORY);
        assertThat(count("audit")).isEqualTo(entries);
        assertThat(count("audit WHERE subscriber = '" + first.pseudonym() + "'")).isEqualTo(3);
        assertThat(count("audit WHERE who = '" + first.pseudonym() + "'")).isEqualTo(1);
        assertThat(count("audit WHERE detail = '" + first.pseudonym() + "'")).isEqualTo(1);
        assertThat(count("audit WHERE who = '" + CustomerWorld.STAFF + "'")).isEqualTo(entries - 1);
        world.seen(Deed.LOOKED, AuditEntry.Subject.ofSubscriber(NUMBER), "", "");
        Erasure second = world.erased(NUMBER, Scope.ALL);
        assertThat(second.pseudonym()).isEqualTo(first.pseudonym());
        assertThat(count("audit WHERE subscriber = '" + first.pseudonym() + "'")).isEqualTo(4);
    }

    @Test
    void the_report_says_how_many_rows_went_and_why_others_stay() {
        long readings = count("reading WHERE device_id = '" + CustomerWorld.box().value() + "'");
        Erasure erasure = world.erased(NUMBER, Scope.HISTORY);
        assertThat(rows(erasure, KeptTable.READING)).isEqualTo(readings);
        assertThat(rows(erasure, KeptTable.CONTACT)).as("two, and a note about another").isEqualTo(3);
        assertThat(rows(erasure, KeptTable.CONTACT_AMENDMENT)).isEqualTo(1);
        assertThat(rows(erasure, KeptTable.ACTION)).isEqualTo(3);
        assertThat(rows(erasure, KeptTable.DEVICE_FILE)).isEqualTo(1);
        assertThat(rows(erasure, KeptTable.DEVICE)).isEqualTo(2);
        assertThat(erasure.report()).extracting(Erasure.Line::table).doesNotHaveDuplicates()
                .doesNotContain(KeptTable.ACCOUNT);
        assertThat(erasure.report()).filteredOn(line -> line.table() == KeptTable.INVENTORY).singleElement()
                .satisfies(line -> {
                    assertThat(line.fate()).isEqualTo(Fate.KEPT);
                    assertThat(line.why()).isEqualTo(ErasureSaying.STAYS_CUSTOMER);
                });
        assertThat(erasure.reason()).isEqualTo("wants it; is " + erasure.pseudonym());
        Erasure all = world.erased(NUMBER, Scope.ALL);
        assertThat(rows(all, KeptTable.INVENTORY)).isEqualTo(3);
        assertThat(rows(all, KeptTable.SUBSCRIBER)).isEqualTo(1);
        assertThat(all.report()).filteredOn(line -> line.fate() != Fate.REMOVED).allMatch(line -> line.why() != null);
    }

    @Test
    void it_waits_for_what_the_boxes_are_at() {
        Device box = world.core.devices.find(CustomerWorld.box()).orElseThrow();
        world.begins(box, new ActionRequest.Restart());
        Erasure begun = world.begun(NUMBER, Scope.ALL);
        assertThat(world.data.step(begun.id())).isFalse();
        assertThat(world.data.erasure(NUMBER, begun.id())).hasValueSatisfying(waiting -> assertThat(waiting.standing())
                .isInstanceOfSatisfying(Erasure.Standing.Waiting.class,
                        standing -> assertThat(standing.tasks()).isPositive()));
        assertThat(found(SAID)).isNotEmpty();
        world.core.clock.advance(Duration.ofSeconds(1));
        world.settleAll(box.id());
        while (world.data.step(begun.id())) {
            // until it is over
        }
        assertThat(world.data.erasure(NUMBER, begun.id()).orElseThrow().isOver()).isTrue();
        assertThat(count("action")).isZero();
        assertThat(found(SAID)).isEmpty();
    }

    @Test
    void what_was_begun_after_it_was_asked_for_is_new_and_is_let_be() {
        Device box = world.core.devices.find(CustomerWorld.box()).orElseThrow();
        Erasure begun = world.begun(NUMBER, Scope.HISTORY);
        world.core.clock.advance(Duration.ofSeconds(1));
        world.begins(box, new ActionRequest.Restart());
        while (world.data.step(begun.id())) {
            // until it is over
        }
        assertThat(world.data.erasure(NUMBER, begun.id()).orElseThrow().isOver()).isTrue();
        assertThat(count("action")).isEqualTo(1);
        world.settleAll(box.id());
        assertThat(world.core.desk.ofDevice(box.id(), 9)).singleElement()
                .satisfies(action -> assertThat(action.outcome()).isNotNull());
    }

    @Test
    void a_server_that_is_killed_after_every_transaction_erases_the_same() {
        Erasure begun = world.begun(NUMBER, Scope.ALL);
        int turns = 0;
        for (boolean more = true; more; turns++) {
            more = world.data.step(begun.id());
            world.restart();
        }
        assertThat(turns).isGreaterThan(EraseStep.values().length);
        Erasure over = world.data.erasure(NUMBER, begun.id()).orElseThrow();
        assertThat(over.isOver()).isTrue();
        assertThat(rows(over, KeptTable.READING)).isGreaterThanOrEqualTo(CustomerWorld.READINGS);
        assertThat(rows(over, KeptTable.CONTACT)).isEqualTo(3);
        for (String gone : List.of(NUMBER, SAID, SAID_BEFORE, ADDRESS)) {
            assertThat(found(gone)).as(gone).isEmpty();
        }
    }

    @Test
    void a_step_that_fails_is_done_again_whole() {
        Erasure begun = world.begun(NUMBER, Scope.ALL);
        world.core.database.transact(handle -> rename(handle, "contact_amendment", "away"));
        assertThatThrownBy(() -> {
            while (world.data.step(begun.id())) {
                // until it fails
            }
        }).isInstanceOf(RuntimeException.class);
        world.core.database.transact(handle -> rename(handle, "away", "contact_amendment"));
        assertThat(count("contact WHERE subscriber = '" + NUMBER + "'")).isEqualTo(2);
        for (int ticks = 0; ticks < 20; ticks++) {
            world.data.tick();
        }
        Erasure over = world.data.erasure(NUMBER, begun.id()).orElseThrow();
        assertThat(over.isOver()).isTrue();
        assertThat(rows(over, KeptTable.CONTACT)).isEqualTo(3);
    }

    private static int rename(Handle handle, String from, String to) {
        return handle.execute("ALTER TABLE " + from + " RENAME TO " + to);
    }

    @Test
    void of_one_customer_one_is_under_way_at_a_time() {
        Erasure begun = world.begun(NUMBER, Scope.ALL);
        assertThat(world.data.erase(NUMBER, Scope.HISTORY, "again", Author.NOBODY))
                .isInstanceOfSatisfying(PersonalData.Begun.UnderWay.class,
                        same -> assertThat(same.erasure().id()).isEqualTo(begun.id()));
        assertThat(world.data.erasure(OTHER, begun.id())).as("another's").isEmpty();
        world.begun(OTHER, Scope.ALL);
        for (int ticks = 0; ticks < 20; ticks++) {
            world.data.tick();
        }
        assertThat(count("erasure WHERE finished IS NULL")).isZero();
        assertThat(count("subscriber")).isZero();
        assertThat(world.data.forgetBefore(world.now())).isZero();
        assertThat(world.data.forgetBefore(world.now().plusSeconds(1))).isEqualTo(2);
    }

    @Test
    void whoever_reads_events_goes_on_over_those_that_are_gone() {
        long last = world.feed.last();
        world.erased(NUMBER, Scope.ALL);
        assertThat(world.feed.after(0, Set.of(), 100).events()).isNotEmpty()
                .allMatch(event -> OTHER.equals(event.subscriber()) || event.subscriber() == null);
        assertThat(world.feed.after(0, Set.of(), 100).missed()).isZero();
        world.comes("SN-2002");
        world.core.contacts.record(new ContactNote(null, CustomerWorld.others(), null, ContactChannel.WEB, "x",
                Complaint.OTHER, null, null, null, List.of(), Helped.YES, "", null), new NoteKey("t", "after"),
                world.now());
        world.feed.number();
        assertThat(world.feed.after(last, Set.of(), 100).events()).extracting(Event::number).containsExactly(last + 1);
    }

    @Test
    void two_nodes_that_work_at_once_do_it_once() throws InterruptedException {
        Erasure begun = world.begun(NUMBER, Scope.ALL);
        long readings = count("reading WHERE device_id = '" + CustomerWorld.box().value() + "'");
        List<Thread> nodes = List.of(Thread.ofVirtual().unstarted(() -> work(begun)),
                Thread.ofVirtual().unstarted(() -> work(begun)));
        nodes.forEach(Thread::start);
        for (Thread node : nodes) {
            node.join();
        }
        Erasure over = world.data.erasure(NUMBER, begun.id()).orElseThrow();
        assertThat(over.isOver()).isTrue();
        assertThat(rows(over, KeptTable.READING)).isEqualTo(readings);
        assertThat(found(NUMBER)).isEmpty();
    }

    private void work(Erasure erasure) {
        while (world.data.step(erasure.id())) {
            // until it is over
        }
    }
}
