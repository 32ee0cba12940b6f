package org.pilotacs.acs.customer.data;

import org.pilotacs.acs.account.Author;
import org.pilotacs.acs.action.Actions;
import org.pilotacs.acs.contact.ContactNote;
import org.pilotacs.acs.contact.Contacts;
import org.pilotacs.acs.device.Devices;
import org.pilotacs.acs.diagnosis.Examinations;
import org.pilotacs.acs.file.DeviceFiles;
import org.pilotacs.acs.jdbc.ColumnText;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.reading.ReadingHistory;
import org.pilotacs.acs.runtime.MasterKey;
import org.pilotacs.acs.task.Tasks;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// What the database holds of customers. Safe for any number of threads.
public final class JdbcPersonalData implements PersonalData {
    private final Kept kept;
    private final JdbcAbout about;
    private final JdbcErasures erasures;
    private final Pseudonyms pseudonyms;
    private final Clock clock;

    /// Who keeps what is exported, with secrets left out already.
    public record Kept(Devices devices, ReadingHistory history, Actions actions, Tasks tasks,
            Examinations examinations, Contacts contacts, DeviceFiles files) {}

    /// @param key from which the key of pseudonyms is derived; with another one they would be others
    public JdbcPersonalData(Database database, Kept kept, MasterKey key, Clock clock, RandomGenerator random) {
        this.kept = kept;
        this.about = new JdbcAbout(database);
        this.erasures = new JdbcErasures(database, clock, random);
        this.pseudonyms = new Pseudonyms(key);
        this.clock = clock;
    }

    @Override
    public Optional<String> knownAs(String number) {
        if (!isNumber(number)) {
            return Optional.empty();
        }
        String pseudonym = pseudonyms.of(number);
        if (about.isKnown(number, pseudonym)) {
            return Optional.of(number);
        }
        return about.isErased(pseudonym) ? Optional.of(pseudonym) : Optional.empty();
    }

    private static boolean isNumber(String number) {
        return !number.isEmpty() && number.length() <= ContactNote.MAX_SUBSCRIBER && ColumnText.isClean(number);
    }

    @Override
    public boolean export(String number, Sink into) throws IOException {
        if (knownAs(number).isEmpty()) {
            return false;
        }
        String pseudonym = pseudonyms.of(number);
        Export export = new Export(kept, about, number, pseudonym);
        OutputStream target = into.open();
        DataDocument document = new DataDocument(target, number, clock.instant());
        export.write(document, erasures.of(pseudonym));
        document.end(target);
        return true;
    }

    @Override
    public Begun erase(String number, Erasure.Scope scope, String reason, Author by) {
        return knownAs(number).isEmpty()
                ? new Begun.Nobody()
                : erasures.begin(number, pseudonyms.of(number), scope, reason, by);
    }

    @Override
    public List<Erasure> erasures(String number) {
        return isNumber(number) ? erasures.of(pseudonyms.of(number)) : List.of();
    }

    @Override
    public Optional<Erasure> erasure(String number, String id) {
        return isNumber(number) && ColumnText.isClean(id)
                ? erasures.find(pseudonyms.of(number), id)
                : Optional.empty();
    }

    /// Goes on with erasures. Call it every few seconds.
    public void tick() {
        erasures.tick();
    }

    /// One transaction of an erasure; whether there is more to do now.
    boolean step(String id) {
        return erasures.step(id);
    }

    /// Forgets erasures that were over before a moment; gives how many went. Call it now and then.
    public int forgetBefore(Instant limit) {
        return erasures.forgetBefore(limit);
    }
}
