package org.pilotacs.acs.customer.data;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.contact.Contact;
import org.pilotacs.acs.contact.ContactPage;
import org.pilotacs.acs.contact.ContactSearch;
import org.pilotacs.acs.customer.data.DataDocument.Entries;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.Parameter;
import org.pilotacs.acs.file.DeviceFile;
import org.pilotacs.acs.reading.Reading;
import org.pilotacs.acs.task.TaskId;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/// One export of one customer, section by section, each read page by page while it is written. Confined to one thread.
final class Export {
    private static final int PAGE = 200;
    private static final int READINGS = 1_000;

    private final JdbcPersonalData.Kept kept;
    private final JdbcAbout about;
    private final String number;
    private final String pseudonym;
    private final List<DeviceId> boxes;

    Export(JdbcPersonalData.Kept kept, JdbcAbout about, String number, String pseudonym) {
        this.kept = kept;
        this.about = about;
        this.number = number;
        this.pseudonym = pseudonym;
        this.boxes = about.boxes(number);
    }

    /// Writes entries of one box.
    @FunctionalInterface
    private interface OfBox {
        void write(DeviceId box, Entries entries) throws IOException;
    }

    void write(DataDocument document, List<Erasure> erasures) throws IOException {
        document.section(Section.CUSTOMER, this::customer);
        document.section(Section.BOXES, each((box, entries) -> add(kept.devices().find(box).map(BoxEntries::box),
                entries)));
        document.section(Section.PARAMETERS, each(this::parameters));
        document.section(Section.READINGS, each(this::readings));
        document.section(Section.ACTIONS, rows(KeptTable.ACTION,
                id -> kept.actions().find(id).map(OrderEntries::action)));
        document.section(Section.TASKS, rows(KeptTable.TASK,
                id -> kept.tasks().find(new TaskId(id)).map(OrderEntries::task)));
        document.section(Section.BROADCASTS, rows(KeptTable.TASK,
                id -> kept.tasks().find(new TaskId(id)).filter(OrderEntries::isBroadcast)
                        .map(OrderEntries::broadcast)));
        document.section(Section.DIAGNOSES, rows(KeptTable.EXAMINATION,
                id -> kept.examinations().find(id).map(CallEntries::examination)));
        document.section(Section.CONTACTS, this::contacts);
        document.section(Section.FILES, each(this::files));
        document.section(Section.EVENTS, this::events);
        document.section(Section.AUDIT, this::audit);
        document.section(Section.ERASURES, entries -> {
            for (Erasure erasure : erasures) {
                entries.add(TrailEntries.erasure(erasure));
            }
        });
    }

    private DataDocument.Source each(OfBox part) {
        return entries -> {
            for (DeviceId box : boxes) {
                part.write(box, entries);
            }
        };
    }

    /// One entry for each row of a table that is about a box, oldest first: ids are in the order of time.
    ///
    /// @param entry of an id; empty if it has gone meanwhile, or does not belong here
    private DataDocument.Source rows(KeptTable table, Function<String, Optional<ObjectNode>> entry) {
        return each((box, entries) -> {
            List<String> page = about.ids(table, box, "");
            while (!page.isEmpty()) {
                for (String id : page) {
                    add(entry.apply(id), entries);
                }
                page = about.ids(table, box, page.getLast());
            }
        });
    }

    private static void add(Optional<ObjectNode> entry, Entries entries) throws IOException {
        if (entry.isPresent()) {
            entries.add(entry.get());
        }
    }

    private void parameters(DeviceId box, Entries entries) throws IOException {
        for (Parameter parameter : kept.devices().parameters(box).all()) {
            entries.add(BoxEntries.parameter(box, parameter));
        }
    }

    private void files(DeviceId box, Entries entries) throws IOException {
        for (DeviceFile file : kept.files().ofDevice(box)) {
            entries.add(BoxEntries.file(file));
        }
    }

    private void customer(Entries entries) throws IOException {
        String area = about.area(number).orElse(null);
        List<JdbcAbout.Line> lines = about.lines(number);
        if (area != null) {
            entries.add(DataJson.object().put("number", number).put("area", area));
        }
        for (JdbcAbout.Line line : lines) {
            entries.add(BoxEntries.line(line));
        }
    }

    /// Name by name, newest first.
    private void readings(DeviceId box, Entries entries) throws IOException {
        for (Reading latest : kept.history().latest(box)) {
            Instant until = latest.at();
            for (boolean more = true; more;) {
                List<Reading> page = kept.history().newest(box, latest.name(), until, READINGS);
                for (Reading reading : page) {
                    entries.add(BoxEntries.reading(box, reading));
                }
                more = page.size() == READINGS;
                if (more) {
                    // no two of one name are of the same millisecond
                    until = page.getLast().at().minusMillis(1);
                }
            }
        }
    }

    private void contacts(Entries entries) throws IOException {
        contacts(cursor -> ContactSearch.ofSubscriber(number, cursor, PAGE), _ -> true, entries);
        for (DeviceId box : boxes) {
            // what was written down before the box was anybody's; what is under another number is another customer's
            contacts(cursor -> ContactSearch.ofDevice(box, cursor, PAGE),
                    contact -> contact.note().subscriber() == null, entries);
        }
    }

    private void contacts(Function<@Nullable String, ContactSearch> pages, Predicate<Contact> wanted, Entries entries)
            throws IOException {
        String cursor = null;
        do {
            ContactPage page = kept.contacts().search(pages.apply(cursor));
            for (Contact contact : page.contacts()) {
                if (wanted.test(contact)) {
                    entries.add(CallEntries.contact(contact));
                }
            }
            cursor = page.nextCursor();
        } while (cursor != null);
    }

    private void events(Entries entries) throws IOException {
        events(after -> about.told(number, after), entries);
        for (DeviceId box : boxes) {
            events(after -> about.told(box, after), entries);
        }
    }

    private static void events(Function<Long, List<JdbcAbout.Told>> pages, Entries entries) throws IOException {
        long after = 0;
        for (List<JdbcAbout.Told> page = pages.apply(after); !page.isEmpty(); page = pages.apply(after)) {
            for (JdbcAbout.Told told : page) {
                entries.add(TrailEntries.told(told));
            }
            after = page.getLast().seq();
        }
    }

    /// Under the number, under what stands for it since an erasure, and under boxes alone.
    private void audit(Entries entries) throws IOException {
        audit(after -> about.seen(number, after), entries);
        audit(after -> about.seen(pseudonym, after), entries);
        for (DeviceId box : boxes) {
            audit(after -> about.seen(box, after), entries);
        }
    }

    private void audit(Function<String, List<JdbcAbout.Seen>> pages, Entries entries) throws IOException {
        Set<String> self = Set.of(number, pseudonym);
        String after = "";
        for (List<JdbcAbout.Seen> page = pages.apply(after); !page.isEmpty(); page = pages.apply(after)) {
            for (JdbcAbout.Seen seen : page) {
                entries.add(TrailEntries.seen(seen, self));
            }
            after = page.getLast().id();
        }
    }
}
