package org.pilotacs.acs.contact;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.account.Author;
import org.pilotacs.acs.action.ActionWorld;
import org.pilotacs.acs.complaint.Complaint;
import org.pilotacs.acs.device.Box;
import org.pilotacs.acs.device.DeviceEvent;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.jdbc.TestDatabases;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pilotacs.acs.contact.ContactWorld.NOON;

/// What any [Contacts] do.
abstract class ContactsContract {
    private final TestDatabases.Kind kind;
    private ContactWorld world;
    private Contacts contacts;

    ContactsContract(TestDatabases.Kind kind) {
        this.kind = kind;
    }

    private static Author by(String agent) {
        return new Author("crm", agent);
    }

    @BeforeEach
    void open() {
        world = new ContactWorld(kind);
        contacts = world.contacts;
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void a_contact_is_found_whole_with_the_box_as_it_was() {
        ContactNote note = world.aboutTheBox(Helped.LATER, new Deed("0123456789abcdef01234567", "restart"),
                new Deed(null, "reseat-card"));
        Contact contact = world.happens(note, NOON);
        assertThat(contact.note()).isEqualTo(note.at(NOON, ContactWorld.CUSTOMER));
        assertThat(contact.snapshot()).isEqualTo(new Snapshot(ActionWorld.ROUTER.productClass(), "1.0", "00-950"));
        assertThat(contacts.find(contact.id())).contains(contact);
        assertThat(contact.by()).isEqualTo("test");
        assertThat(contacts.find("none")).isEmpty();
        assertThat(contacts.find("nul\0")).isEmpty();
    }

    @Test
    void a_box_that_is_updated_later_does_not_change_the_contact() {
        Contact contact = world.happens(world.aboutTheBox(Helped.YES), NOON);
        world.core.sees(new Box(ActionWorld.ROUTER).comes(NOON.plusSeconds(60), DeviceEvent.Kind.BOOT,
                Box.value("InternetGatewayDevice.DeviceInfo.SoftwareVersion", "2.0")));
        assertThat(contacts.find(contact.id()).orElseThrow().snapshot().firmware()).isEqualTo("1.0");
        assertThat(world.happens(world.aboutTheBox(Helped.YES), NOON.plusSeconds(90)).snapshot().firmware())
                .isEqualTo("2.0");
    }

    @Test
    void a_customer_whom_only_the_CRM_knows_can_have_one_and_a_box_that_nobody_knows_cannot() {
        Contact contact = world.happens(ContactWorld.about("9999", Helped.NO), NOON);
        assertThat(contact.snapshot()).isEqualTo(new Snapshot("", "", ""));
        ContactNote lost = ContactWorld.note(new DeviceId("A-B-C"), null, Helped.NO, null);
        assertThat(contacts.record(lost, world.key(), NOON)).isEqualTo(new Recorded.UnknownDevice());
        assertThatThrownBy(() -> ContactWorld.note(null, null, Helped.NO, null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_same_key_writes_one_contact_and_tells_another_note_apart() {
        NoteKey key = world.key();
        ContactNote note = world.aboutTheBox(Helped.UNKNOWN);
        Contact contact = ((Recorded.Taken) contacts.record(note, key, NOON)).contact();
        contacts.amend(contact.id(), new Amending(by("bea"), Helped.YES, null), NOON.plusSeconds(5));
        Instant later = NOON.plus(Duration.ofHours(23));
        assertThat(contacts.record(note, key, later))
                .isEqualTo(new Recorded.Repeated(contacts.find(contact.id()).orElseThrow()));
        assertThat(contacts.record(world.aboutTheBox(Helped.NO), key, later)).isEqualTo(new Recorded.KeyReused());
        assertThat(contacts.record(note, new NoteKey("another", key.key()), later)).isInstanceOf(Recorded.Taken.class);
        assertThat(contacts.record(note, key, NOON.plus(Duration.ofHours(24)))).isInstanceOf(Recorded.Taken.class);
    }

    @Test
    void the_same_key_sent_at_once_writes_one_contact() throws Exception {
        NoteKey key = world.key();
        ContactNote note = world.aboutTheBox(Helped.YES);
        List<Future<Recorded>> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                all.add(threads.submit(() -> contacts.record(note, key, NOON)));
            }
        }
        int taken = 0;
        for (Future<Recorded> one : all) {
            taken += one.get() instanceof Recorded.Taken ? 1 : 0;
        }
        assertThat(taken).isEqualTo(1);
        assertThat(ids(ContactSearch.ofDevice(world.box.id(), null, 50))).hasSize(1);
    }

    @Test
    void an_amendment_keeps_what_was_said_before_with_who_changed_it_and_when() {
        Contact contact = world.happens(world.aboutTheBox(Helped.LATER), NOON);
        Instant first = NOON.plusSeconds(60);
        contacts.amend(contact.id(), new Amending(by("bea"), Helped.NO, null), first);
        Instant second = NOON.plusSeconds(120);
        Amending.Result result = contacts.amend(contact.id(), new Amending(by("cyd"), Helped.YES, "after all"), second);
        Contact now = contacts.find(contact.id()).orElseThrow();
        assertThat(result).isEqualTo(new Amending.Amended(now));
        assertThat(now.note().helped()).isEqualTo(Helped.YES);
        assertThat(now.note().text()).isEqualTo("after all");
        assertThat(now.amendments()).containsExactly(
                new Amendment(first, by("bea"), Helped.LATER, "wind last night"),
                new Amendment(second, by("cyd"), Helped.NO, "wind last night"));
        contacts.amend(contact.id(), new Amending(by("dan"), Helped.YES, "after all"), NOON.plusSeconds(180));
        assertThat(contacts.find(contact.id())).as("nothing was changed").contains(now);
        assertThat(contacts.amend("none", new Amending(by("bea"), Helped.NO, null), NOON))
                .isEqualTo(new Amending.NoSuchContact());
    }

    @Test
    void a_contact_is_not_amended_without_end() {
        Contact contact = world.happens(world.aboutTheBox(Helped.LATER), NOON);
        for (int i = 0; i < Contacts.MOST_AMENDMENTS; i++) {
            contacts.amend(contact.id(), new Amending(by("bea"), null, "once more " + i), NOON.plusSeconds(i));
        }
        assertThat(contacts.amend(contact.id(), new Amending(by("bea"), null, "still"), NOON))
                .isEqualTo(new Amending.TooOften());
    }

    @Test
    void pages_go_from_the_newest_to_the_oldest_and_leave_none_out() {
        List<String> newestFirst = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            newestFirst.addFirst(world.happens(world.aboutTheBox(Helped.YES), NOON.plusSeconds(i)).id());
        }
        List<String> sameMoment = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            sameMoment.add(world.happens(ContactWorld.about(ContactWorld.OTHER, Helped.YES), NOON.minusSeconds(9))
                    .id());
        }
        List<String> found = new ArrayList<>();
        String cursor = null;
        do {
            ContactPage page = contacts.search(search(null, null, cursor));
            page.contacts().forEach(contact -> found.add(contact.id()));
            cursor = page.nextCursor();
        } while (cursor != null);
        assertThat(found).hasSize(12).startsWith(newestFirst.toArray(String[]::new))
                .containsAll(sameMoment).doesNotHaveDuplicates();
        assertThatThrownBy(() -> contacts.search(search(null, null, "none of ours")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static ContactSearch search(@Nullable Instant from, @Nullable Instant to, @Nullable String cursor) {
        return new ContactSearch(from, to, null, null, null, null, null, null, cursor, 4);
    }

    private List<String> ids(ContactSearch search) {
        return contacts.search(search).contacts().stream().map(Contact::id).toList();
    }

    @Test
    void each_filter_leaves_out_what_does_not_fit() {
        String wanted = world.happens(world.aboutTheBox(Helped.YES), NOON).id();
        String other = world.happens(new ContactNote(null, null, ContactWorld.OTHER, ContactChannel.SHOP, "bea",
                Complaint.WIFI, null, null, null, List.of(), Helped.NO, "", null), NOON.plusSeconds(1)).id();
        assertThat(ids(search(NOON.plusSeconds(1), null, null))).containsExactly(other);
        assertThat(ids(search(null, NOON.plusSeconds(1), null))).containsExactly(wanted);
        assertThat(ids(ContactSearch.ofSubscriber(ContactWorld.CUSTOMER, null, 9))).containsExactly(wanted);
        assertThat(ids(with(Complaint.NO_PICTURE, null, null, null))).containsExactly(wanted);
        assertThat(ids(with(null, "dish-moved", null, null))).containsExactly(wanted);
        assertThat(ids(with(null, null, ContactChannel.SHOP, null))).containsExactly(other);
        assertThat(ids(with(null, null, null, Helped.NO))).containsExactly(other);
    }

    private static ContactSearch with(@Nullable Complaint complaint, @Nullable String cause,
            @Nullable ContactChannel channel, @Nullable Helped helped) {
        return new ContactSearch(null, null, null, null, complaint, cause, channel, helped, null, 9);
    }

    @Test
    void old_contacts_go_with_all_that_belongs_to_them() {
        Contact old = world.happens(world.aboutTheBox(Helped.YES, new Deed(null, "restart")), NOON);
        contacts.amend(old.id(), new Amending(by("bea"), Helped.NO, null), NOON);
        Contact kept = world.happens(world.aboutTheBox(Helped.YES, new Deed(null, "restart")), NOON.plusSeconds(1));
        contacts.forgetBefore(NOON.plusSeconds(1), NOON.plus(Duration.ofDays(2)));
        assertThat(contacts.find(old.id())).isEmpty();
        assertThat(contacts.find(kept.id())).contains(kept);
        assertThat(world.reports.effects(ReportFilter.ALL, 9)).singleElement()
                .satisfies(effect -> assertThat(effect.contacts()).isEqualTo(1));
    }

    @Test
    void text_that_a_database_refuses_is_kept_with_marks_in_its_place() {
        ContactNote note = new ContactNote(null, null, ContactWorld.CUSTOMER, ContactChannel.WEB, "a\0b",
                Complaint.OTHER, null, null, null, List.of(), Helped.NO, "x\0y\ud800", null);
        Contact contact = world.happens(note, NOON);
        assertThat(contacts.find(contact.id()).orElseThrow().note().text()).isEqualTo("x\ufffdy\ufffd");
    }
}
