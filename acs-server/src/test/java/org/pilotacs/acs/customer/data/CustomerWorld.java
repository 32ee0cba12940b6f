package org.pilotacs.acs.customer.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.account.Author;
import org.pilotacs.acs.account.Caller;
import org.pilotacs.acs.action.ActionRequest;
import org.pilotacs.acs.action.ActionWorld;
import org.pilotacs.acs.action.Requester;
import org.pilotacs.acs.action.Started;
import org.pilotacs.acs.audit.AuditEntry;
import org.pilotacs.acs.audit.Deed;
import org.pilotacs.acs.audit.JdbcAuditTrail;
import org.pilotacs.acs.complaint.Complaint;
import org.pilotacs.acs.contact.Amending;
import org.pilotacs.acs.contact.Contact;
import org.pilotacs.acs.contact.ContactChannel;
import org.pilotacs.acs.contact.ContactNote;
import org.pilotacs.acs.contact.FoundCause;
import org.pilotacs.acs.contact.Helped;
import org.pilotacs.acs.contact.NoteKey;
import org.pilotacs.acs.contact.Recorded;
import org.pilotacs.acs.customer.Allowance;
import org.pilotacs.acs.customer.Customer;
import org.pilotacs.acs.customer.CustomerConfig;
import org.pilotacs.acs.customer.JdbcCustomerSessions;
import org.pilotacs.acs.customer.JdbcEntryLinks;
import org.pilotacs.acs.customer.JdbcOneTimeCodes;
import org.pilotacs.acs.customer.JdbcWishes;
import org.pilotacs.acs.device.Box;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DeviceEvent;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.Identity;
import org.pilotacs.acs.device.Value;
import org.pilotacs.acs.diagnosis.CaseBook;
import org.pilotacs.acs.diagnosis.CodeHints;
import org.pilotacs.acs.diagnosis.Examination;
import org.pilotacs.acs.diagnosis.ExaminationDesk;
import org.pilotacs.acs.diagnosis.Examinations;
import org.pilotacs.acs.diagnosis.JdbcExaminations;
import org.pilotacs.acs.diagnosis.Reasoning;
import org.pilotacs.acs.diagnosis.knowledge.Knowledge;
import org.pilotacs.acs.diagnosis.knowledge.KnowledgeFile;
import org.pilotacs.acs.door.SampleAiring;
import org.pilotacs.acs.door.SampleBox;
import org.pilotacs.acs.feed.JdbcFeed;
import org.pilotacs.acs.file.FileKind;
import org.pilotacs.acs.file.SentFiles;
import org.pilotacs.acs.incident.Group;
import org.pilotacs.acs.incident.IncidentKind;
import org.pilotacs.acs.incident.Incidents;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.jdbc.DatabaseConfig;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.reading.Reading;
import org.pilotacs.acs.runtime.MasterKey;
import org.pilotacs.acs.task.Assignment;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.Priority;
import org.pilotacs.acs.task.Task;
import org.pilotacs.acs.task.TaskIds;
import org.pilotacs.acs.task.TaskState;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/// A server with two customers about whom everything is kept that can be, over a real database that a test can close and open
/// again.
final class CustomerWorld implements AutoCloseable {
    static final String NUMBER = "10045512";
    static final String OTHER = "10045599";
    static final String STAFF = "Nowak-Anna";
    static final String SAID = "the dog chewed the cable of the dish";
    static final String SAID_BEFORE = "it was the cat";
    static final String SCREEN_CODE = "E48-77";
    static final String SECRET = "hush-hush-hush";
    static final String ADDRESS = "192.0.2.77";
    static final int READINGS = 2_300;

    private final DatabaseConfig config;
    private final MasterKey key = new MasterKey(new byte[MasterKey.BYTES], new SecureRandom());
    ActionWorld core;
    JdbcAuditTrail trail;
    ExaminationDesk examinations;
    JdbcFeed feed;
    JdbcPersonalData data;

    CustomerWorld(TestDatabases.Kind kind) {
        config = TestDatabases.config(kind);
        open();
    }

    private void open() {
        core = ActionWorld.over(Database.open(config));
        trail = new JdbcAuditTrail(core.database, new SecureRandom(), Thread.ofPlatform().factory());
        Knowledge knowledge = KnowledgeFile.ours();
        examinations = new ExaminationDesk(new Reasoning(knowledge),
                new CaseBook(new CaseBook.Core(core.devices, core.profiles, core.history, (_, _) -> null,
                        new CodeHints(core.errorCodes)), List.of(), core.clock),
                new JdbcExaminations(core.database, knowledge), core.desk, new TaskIds(core.clock, new SecureRandom()),
                core.clock);
        feed = new JdbcFeed(core.database);
        data = new JdbcPersonalData(core.database, new JdbcPersonalData.Kept(core.devices, core.history, core.desk,
                core.tasks, examinations, core.contacts, core.files), key, core.clock, new SecureRandom());
    }

    @Override
    public void close() {
        trail.close();
        core.close();
    }

    /// The customer helped themselves.
    private void cameIn() {
        Customer customer = new Customer(NUMBER, "owner-" + NUMBER + "@example.com");
        new JdbcEntryLinks(core.database, CustomerConfig.DEFAULT, new SecureRandom()).add(customer,
                core.clock.instant());
        new JdbcCustomerSessions(core.database, CustomerConfig.DEFAULT, new SecureRandom()).begin(customer,
                core.clock.instant());
        new JdbcOneTimeCodes(core.database, key, new SecureRandom()).issue(NUMBER, "reset-pin", core.clock.instant());
        new JdbcWishes(core.database).count(NUMBER, "restart", new Allowance(3, Duration.ZERO), core.clock.instant());
    }

    /// The server is killed and started again: nothing but the database is left.
    void restart() {
        close();
        open();
    }

    /// The customer has a decoder that came and was worked on, one that only listens, and one that never came; the other
    /// customer has one.
    void fill() {
        Device box = SampleBox.comes(core, "SN-1001");
        core.imports("""
                {"serial":"SN-NEVER","oui":"A1B2C3","productClass":"SV-S2","subscriber":"%s","card":"010744329999"}
                {"serial":"SN-2002","oui":"A1B2C3","productClass":"SV-S2","subscriber":"%s","area":"30-001"}
                """.formatted(NUMBER, OTHER));
        Device others = comes("SN-2002");
        core.sees(new Box(box.identity()).tells(core.clock.instant(),
                Box.value("Device.IP.Interface.2.IPv4Address.1.IPAddress", ADDRESS),
                Box.value("Device.WiFi.AccessPoint.1.Security.KeyPassphrase", SECRET)));
        measured(box.id());
        measured(others.id());
        worked(box);
        sent();
        provisioned(box.id());
        cameIn();
        asked(box, "x1");
        asked(others, "x2");
        said(box, others);
        core.files.expect("0123456789abcdef01234567", box.id(), FileKind.LOG, 0,
                core.clock.instant().plusSeconds(600));
        assertThat(SentFiles.keep(core.files, "0123456789abcdef01234567",
                "log of the box".getBytes(StandardCharsets.UTF_8),
                core.clock.instant())).isPresent();
        seen(box, others);
        feed.number();
    }

    Device comes(String serial) {
        return core.sees(new Box(identity(serial)).comes(core.clock.instant(), DeviceEvent.Kind.BOOT,
                Box.value("Device.DeviceInfo.ModelName", "SV-S2 PVR"),
                Box.value("Device.DeviceInfo.SoftwareVersion", "3.2.1")));
    }

    static Identity identity(String serial) {
        return SampleBox.identity(serial);
    }

    static DeviceId box() {
        return identity("SN-1001").deviceId();
    }

    static DeviceId listener() {
        return new Identity("", "A1B2C3", "SV-O1", "OW-1").deviceId();
    }

    static DeviceId others() {
        return identity("SN-2002").deviceId();
    }

    private void measured(DeviceId box) {
        List<Reading> readings = new ArrayList<>();
        for (int i = 0; i < READINGS; i++) {
            readings.add(new Reading("tuner.1.cn", "12." + i % 10, "dB", core.clock.instant().minusSeconds(i), "test"));
        }
        core.history.append(box, readings);
    }

    private void worked(Device box) {
        begins(box, new ActionRequest.CheckSignal());
        core.answer(core.claim(box.id()), box, SampleBox.signal("142"));
        begins(box, new ActionRequest.Write(List.of(
                new Assignment("Device.WiFi.AccessPoint.1.Security.KeyPassphrase", Value.string(SECRET)),
                new Assignment("Device.WiFi.SSID.2.SSID", Value.string("for our guests")))));
        settleAll(box.id());
        core.desk.harvest();
    }

    void begins(Device box, ActionRequest request) {
        assertThat(core.desk.start(box.id(), request, new Requester(STAFF, "console", Priority.CONSULTANT),
                request.getClass().getSimpleName() + NUMBER)).isInstanceOf(Started.Accepted.class);
    }

    void settleAll(DeviceId box) {
        while (isAtWork(box)) {
            core.settle(core.claim(box), core.confirmed());
        }
    }

    private boolean isAtWork(DeviceId box) {
        return core.tasks.ofDevice(box, 100).stream().map(Task::state)
                .anyMatch(state -> !(state instanceof TaskState.Settled));
    }

    private void sent() {
        Device listener = SampleBox.oneWay(core, "OW-1", "010744321188");
        begins(listener, new ActionRequest.Reconnect());
        core.air.takes(listener.id(), SampleAiring.sent(1, core.clock.instant()));
        core.air.ends(listener.id(), new Outcome.Expired());
    }

    /// Scripts have still something to do to the box.
    private void provisioned(DeviceId box) {
        core.database.transact(handle -> {
            handle.execute("INSERT INTO provisioning_order (id, device_id, at, body)"
                    + " VALUES ('0123456789abcdef01234567', ?, 0, '{}')", box.value());
            handle.execute(
                    "INSERT INTO provisioning_fault (device_id, channel, at, code, message, retries, invocations)"
                            + " VALUES (?, 'wifi', 0, 'cwmp.9002', 'Internal error', 0, '[]')",
                    box.value());
            handle.execute("INSERT INTO provisioning_download (device_id, command_key, at, body)"
                    + " VALUES (?, 'k', 0, '{}')", box.value());
            handle.execute("INSERT INTO provisioning_secret (device_id, path, digest)"
                    + " VALUES (?, 'Device.WiFi.AccessPoint.1.Security.KeyPassphrase', 'd')", box.value());
            return true;
        });
    }

    private void asked(Device box, String key) {
        Examination.Asked asked = new Examination.Asked(STAFF, Complaint.PIXELS, SCREEN_CODE);
        assertThat(examinations.begin(box.id(), asked, false, key)).isInstanceOf(Examinations.Begun.Accepted.class);
    }

    private void said(Device box, Device others) {
        Contact first = record(box.id(), null, SAID_BEFORE, NUMBER + " call 1");
        assertThat(core.contacts.amend(first.id(), new Amending(new Author("crm", STAFF), Helped.YES, SAID),
                core.clock.instant())).isInstanceOf(Amending.Amended.class);
        record(null, NUMBER, "no box in sight, " + SAID, NUMBER + " call 2");
        record(others.id(), null, "the neighbour, " + NUMBER + ", has the same", "call 3");
        core.incidents.begin(new Incidents.Announcement(IncidentKind.WEAK_SIGNAL, Group.EVERYWHERE,
                "first heard of by " + NUMBER, new Author("noc", ""), null));
        core.incidents.note(core.incidents.open().getFirst().id(), new Author("noc", ""),
                NUMBER + " called again");
    }

    private Contact record(@Nullable DeviceId device, @Nullable String number, String text, String key) {
        Recorded recorded = core.contacts.record(
                new ContactNote(core.clock.instant().minusSeconds(3_600), device, number, ContactChannel.PHONE, STAFF,
                        Complaint.PIXELS, SCREEN_CODE,
                        new FoundCause("dish-moved", FoundCause.Source.DIAGNOSIS, 0.75), "d-1",
                        List.of(new org.pilotacs.acs.contact.Deed(null, "card-out-and-in")), Helped.NO, text,
                        Duration.ofSeconds(310)),
                new NoteKey("crm", key), core.clock.instant());
        return ((Recorded.Taken) recorded).contact();
    }

    private void seen(Device box, Device others) {
        seen(Deed.LOOKED, AuditEntry.Subject.of(box.id(), NUMBER), "call of " + NUMBER, "");
        seen(Deed.LOOKED, AuditEntry.Subject.of(box.id(), null), "", "restart");
        seen(Deed.LOOKED, AuditEntry.Subject.ofSubscriber(NUMBER), "", "");
        seen(Deed.SEARCHED, AuditEntry.Subject.NONE, "", NUMBER);
        seen(Deed.LOOKED, AuditEntry.Subject.of(others.id(), OTHER), "other than " + NUMBER, "");
        trail.record(new AuditEntry(core.clock.instant(), NUMBER, Caller.Kind.NOBODY, "", "10.0.0.9", Deed.LOOKED,
                AuditEntry.Subject.of(box.id(), NUMBER), "", "own page"));
    }

    void seen(Deed deed, AuditEntry.Subject subject, String purpose, String detail) {
        trail.record(new AuditEntry(core.clock.instant(), STAFF, Caller.Kind.PERSON, "", "10.0.0.1", deed, subject,
                purpose, detail));
    }

    /// What is exported, as text.
    String exported(String number) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            assertThat(data.export(number, () -> out)).isTrue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    JsonNode export(String number) {
        try {
            return new JsonMapper().readTree(exported(number));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Has the customer erased, and waits for nothing but the steps.
    Erasure erased(String number, Erasure.Scope scope) {
        Erasure begun = begun(number, scope);
        for (int turns = 0; data.step(begun.id()); turns++) {
            assertThat(turns).as("turns").isLessThan(500);
        }
        Erasure over = data.erasure(number, begun.id()).orElseThrow();
        assertThat(over.isOver()).as("%s", over).isTrue();
        return over;
    }

    Erasure begun(String number, Erasure.Scope scope) {
        PersonalData.Begun begun = data.erase(number, scope, "wants it; is " + number,
                new Author("care-api", STAFF));
        assertThat(begun).isInstanceOf(PersonalData.Begun.Accepted.class);
        return ((PersonalData.Begun.Accepted) begun).erasure();
    }

    Instant now() {
        return core.clock.instant();
    }
}
