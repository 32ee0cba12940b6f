package org.pilotacs.acs.contact;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.action.ActionWorld;
import org.pilotacs.acs.complaint.Complaint;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.jdbc.TestDatabases;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/// Contacts over a real database, with a box and customers that the inventory names.
final class ContactWorld implements AutoCloseable {
    static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");
    static final String CUSTOMER = "10045512";
    static final String OTHER = "10045513";

    final ActionWorld core;
    final Contacts contacts;
    final ContactReports reports;
    final Device box;
    private int keys;

    ContactWorld(TestDatabases.Kind kind) {
        core = ActionWorld.empty(kind);
        contacts = core.contacts;
        reports = core.reports;
        core.imports("""
                {"serial":"%s","oui":"%s","productClass":"%s","subscriber":"%s","area":"00-950"}
                {"serial":"SN-9","oui":"A1B2C3","productClass":"SV-S2","subscriber":"%s","area":"30-001"}
                """.formatted(ActionWorld.ROUTER.serialNumber(), ActionWorld.ROUTER.oui(),
                ActionWorld.ROUTER.productClass(), CUSTOMER, OTHER));
        box = core.comes(ActionWorld.ROUTER);
    }

    NoteKey key() {
        return new NoteKey("test", "key " + ++keys);
    }

    /// Written down when it happened.
    Contact happens(ContactNote note, Instant at) {
        Recorded recorded = contacts.record(note, key(), at);
        assertThat(recorded).isInstanceOf(Recorded.Taken.class);
        return ((Recorded.Taken) recorded).contact();
    }

    ContactNote aboutTheBox(Helped helped, Deed... done) {
        return note(box.id(), null, helped, "dish-moved", done);
    }

    static ContactNote about(String subscriber, Helped helped, Deed... done) {
        return note(null, subscriber, helped, "dish-moved", done);
    }

    static ContactNote note(@Nullable DeviceId device, @Nullable String subscriber, Helped helped,
            @Nullable String cause, Deed... done) {
        return new ContactNote(null, device, subscriber, ContactChannel.PHONE, "anna", Complaint.NO_PICTURE, "E48-32",
                cause == null ? null : new FoundCause(cause, FoundCause.Source.DIAGNOSIS, 0.75), "d-1", List.of(done),
                helped, "wind last night", Duration.ofSeconds(310));
    }

    @Override
    public void close() {
        core.close();
    }
}
