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
import org.pilotacs.acs.task.Task;
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
    private final List<Owned> boxes;

    Export(JdbcPersonalData.Kept kept, JdbcAbout about, String number, String pseudonym) {
        this.kept = kept;
        this.about = about;
        this.number = number;
        this.pseudonym = pseudonym;
        this.boxes = about.boxes(number).stream().map(box -> new Owned(box, about.since(box))).toList();
    }

    /// A box of the customer's. What is of before is of whoever had it then.
    private record Owned(DeviceId id, Instant since) {
        boolean has(Instant at) {
            return !at.isBefore(since);
        }
    }

    /// Writes entries of one box.
    @FunctionalInterface
    private interface OfBox {
        void write(Owned box, Entries entries) throws IOException;
    }

    /// Makes the entry of an id; empty if it has gone meanwhile, or does not belong here.
    @FunctionalInterface
    private interface OfRow {
        Optional<ObjectNode> entry(Owned box, String id);
    }

    void write(DataDocument document, List<Erasure> erasures) throws IOException {
        document.section(Section.CUSTOMER, this::customer);
        document.section(Section.BOXES, each((box, entries) -> add(
                kept.devices().find(box.id).map(device -> BoxEntries.box(device, box.since)), entries)));
        document.section(Section.PARAMETERS, each(this::parameters));
        document.section(Section.READINGS, each(this::readings));
        document.section(Section.ACTIONS, rows(KeptTable.ACTION,
                (box, id) -> kept.actions().find(id).filter(one -> box.has(one.created()))
                        .map(OrderEntries::action)));
        document.section(Section.TASKS, rows(KeptTable.TASK,
                (box, id) -> task(box, id).map(OrderEntries::task)));
        document.section(Section.BROADCASTS, rows(KeptTable.TASK,
                (box, id) -> task(box, id).filter(OrderEntries::isBroadcast).map(OrderEntries::broadcast)));
        document.section(Section.DIAGNOSES, rows(KeptTable.EXAMINATION,
                (box, id) -> kept.examinations().find(id).filter(one -> box.has(one.created()))
                        .map(CallEntries::examination)));
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
            for (Owned box : boxes) {
                part.write(box, entries);
            }
        };
    }

    private Optional<Task> task(Owned box, String id) {
        return kept.tasks().find(new TaskId(id)).filter(one -> box.has(one.created()));
    }

    /// One entry for each row of a table that is about a box, oldest first: ids are in the order of time.
    private DataDocument.Source rows(KeptTable table, OfRow row) {
        return each((box, entries) -> {
            List<String> page = about.ids(table, box.id, "");
            while (!page.isEmpty()) {
                for (String id : page) {
                    add(row.entry(box, id), entries);
                }
                page = about.ids(table, box.id, page.getLast());
            }
        });
    }

    private static void add(Optional<ObjectNode> entry, Entries entries) throws IOException {
        if (entry.isPresent()) {
            entries.add(entry.get());
        }
    }

    private void parameters(Owned box, Entries entries) throws IOException {
        for (Parameter parameter : kept.devices().parameters(box.id).all()) {
            if (box.has(parameter.learnt())) {
                entries.add(BoxEntries.parameter(box.id, parameter));
            }
        }
    }

    private void files(Owned box, Entries entries) throws IOException {
        for (DeviceFile file : kept.files().ofDevice(box.id)) {
            if (box.has(file.received())) {
                entries.add(BoxEntries.file(file));
            }
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
    private void readings(Owned box, Entries entries) throws IOException {
        for (Reading latest : kept.history().latest(box.id)) {
            Instant until = latest.at();
            for (boolean more = box.has(until); more;) {
                List<Reading> page = kept.history().newest(box.id, latest.name(), until, READINGS);
                for (Reading reading : page) {
                    if (box.has(reading.at())) {
                        entries.add(BoxEntries.reading(box.id, reading));
                    }
                }
                more = page.size() == READINGS && box.has(page.getLast().at());
                if (more) {
                    // no two of one name are of the same millisecond
                    until = page.getLast().at().minusMillis(1);
                }
            }
        }
    }

    private void contacts(Entries entries) throws IOException {
        contacts(cursor -> ContactSearch.ofSubscriber(number, cursor, PAGE), _ -> true, entries);
        for (Owned box : boxes) {
            // what is under another number is another customer's
            contacts(cursor -> ContactSearch.ofDevice(box.id, cursor, PAGE),
                    contact -> contact.note().subscriber() == null && box.has(contact.at()), entries);
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
        events(after -> about.told(number, after), Instant.EPOCH, entries);
        for (Owned box : boxes) {
            events(after -> about.told(box.id, after), box.since, entries);
        }
    }

    private static void events(Function<Long, List<JdbcAbout.Told>> pages, Instant since, Entries entries)
            throws IOException {
        long after = 0;
        for (List<JdbcAbout.Told> page = pages.apply(after); !page.isEmpty(); page = pages.apply(after)) {
            for (JdbcAbout.Told told : page) {
                if (!told.at().isBefore(since)) {
                    entries.add(TrailEntries.told(told));
                }
            }
            after = page.getLast().seq();
        }
    }

    /// Under the number, under what stands for it since an erasure, and under boxes alone.
    private void audit(Entries entries) throws IOException {
        audit(after -> about.seen(number, after), Instant.EPOCH, entries);
        audit(after -> about.seen(pseudonym, after), Instant.EPOCH, entries);
        for (Owned box : boxes) {
            audit(after -> about.seen(box.id, after), box.since, entries);
        }
    }

    private void audit(Function<String, List<JdbcAbout.Seen>> pages, Instant since, Entries entries)
            throws IOException {
        Set<String> self = Set.of(number, pseudonym);
        String after = "";
        for (List<JdbcAbout.Seen> page = pages.apply(after); !page.isEmpty(); page = pages.apply(after)) {
            for (JdbcAbout.Seen seen : page) {
                if (!seen.at().isBefore(since)) {
                    entries.add(TrailEntries.seen(seen, self));
                }
            }
            after = page.getLast().id();
        }
    }
}
