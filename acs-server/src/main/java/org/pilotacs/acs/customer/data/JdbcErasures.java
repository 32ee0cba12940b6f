package org.pilotacs.acs.customer.data;

import org.jdbi.v3.core.Handle;
import org.pilotacs.acs.account.Author;
import org.pilotacs.acs.customer.data.Erasure.Line;
import org.pilotacs.acs.customer.data.Erasure.Scope;
import org.pilotacs.acs.customer.data.Erasure.Standing;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.runtime.RandomId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Erasures, worked off one transaction after the other: each does a part of a step and writes how far it came, so that after a
/// kill it goes on from there, on whatever node. Safe for any number of threads, and nodes: of two that want the same one, the
/// second waits for its row and finds it further on.
final class JdbcErasures {
    private static final Logger log = LoggerFactory.getLogger(JdbcErasures.class);
    /// Transactions of one [#tick], so that it holds up no other housekeeping for long.
    private static final int AT_ONCE = 40;

    private final Database database;
    private final Clock clock;
    private final RandomGenerator random;
    private final JdbcEraser eraser;

    JdbcErasures(Database database, Clock clock, RandomGenerator random) {
        this.database = database;
        this.clock = clock;
        this.random = random;
        this.eraser = new JdbcEraser(random);
    }

    /// Begins one unless one of the same customer is under way.
    PersonalData.Begun begin(String number, String pseudonym, Scope scope, String reason, Author by) {
        JdbcErasureTable.Row wanted = new JdbcErasureTable.Row(RandomId.next(random), number, pseudonym, scope, reason,
                by, now(), EraseStep.WAIT, "", new Tally(), null);
        PersonalData.Begun begun = database.transact(handle -> JdbcErasureTable
                .open(handle, pseudonym).<PersonalData.Begun>map(
                        open -> new PersonalData.Begun.UnderWay(erasure(handle, open)))
                .orElseGet(() -> {
                    JdbcErasureTable.insert(handle, wanted);
                    return new PersonalData.Begun.Accepted(erasure(handle, wanted));
                }));
        database.awaitWritten();
        return begun;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    Optional<Erasure> find(String pseudonym, String id) {
        return database.with(handle -> JdbcErasureTable.find(handle, id)
                .filter(row -> row.pseudonym().equals(pseudonym)).map(row -> erasure(handle, row)));
    }

    List<Erasure> of(String pseudonym) {
        return database.with(handle -> JdbcErasureTable.of(handle, pseudonym).stream()
                .map(row -> erasure(handle, row)).toList());
    }

    private Erasure erasure(Handle handle, JdbcErasureTable.Row row) {
        Instant finished = row.finished();
        Standing standing = finished != null
                ? new Standing.Over(finished)
                : row.step() == EraseStep.WAIT
                        ? new Standing.Waiting(eraser.underWay(handle, row))
                        : new Standing.Working();
        return new Erasure(row.id(), row.pseudonym(), row.scope(), row.reason(), row.by(), row.asked(), standing,
                report(row, finished != null));
    }

    /// Of what is under way, what it has done so far; of what is over, also what stays.
    private static List<Line> report(JdbcErasureTable.Row row, boolean over) {
        return Arrays.stream(KeptTable.values()).filter(KeptTable::isPersonal)
                .filter(table -> over || row.rows().of(table) > 0).map(table -> line(table, row)).toList();
    }

    private static Line line(KeptTable table, JdbcErasureTable.Row row) {
        Erasure.Fate fate = table.fate(row.scope());
        return new Line(table, fate, fate == Erasure.Fate.KEPT ? null : (Long) row.rows().of(table),
                table.why(row.scope()));
    }

    /// Goes on with all that are under way. Call it every few seconds.
    void tick() {
        List<String> unfinished = new ArrayList<>(database.with(JdbcErasureTable::unfinished));
        // one that breaks, or is long, holds up no other for good
        Collections.shuffle(unfinished, random);
        int left = AT_ONCE;
        for (String id : unfinished) {
            while (left > 0 && step(id)) {
                left--;
            }
        }
    }

    /// One transaction; whether there is more to do now.
    boolean step(String id) {
        return database.transact(handle -> JdbcErasureTable.findAndLock(handle, id)
                .filter(row -> row.finished() == null).map(row -> step(handle, row)).orElse(false));
    }

    private boolean step(Handle handle, JdbcErasureTable.Row row) {
        return switch (eraser.turn(handle, row)) {
            case Turn.Waits _ -> false;
            case Turn.More(String place, Tally more) -> {
                JdbcErasureTable.goOn(handle, row.id(), row.step(), place, sum(row.rows(), more));
                yield true;
            }
            case Turn.Done(Tally more) -> {
                EraseStep next = row.step().next();
                JdbcErasureTable.goOn(handle, row.id(), next, "", sum(row.rows(), more));
                if (next == EraseStep.OVER) {
                    JdbcErasureTable.end(handle, row, now());
                    log.atInfo().addKeyValue("erasure", row.id()).log("what was kept about a customer is erased");
                }
                yield next != EraseStep.OVER;
            }
        };
    }

    private static Tally sum(Tally before, Tally more) {
        Tally sum = new Tally();
        sum.add(before);
        sum.add(more);
        return sum;
    }

    /// Forgets erasures that were over before a moment.
    int forgetBefore(Instant limit) {
        return database.transact(handle -> JdbcErasureTable.forget(handle, limit));
    }
}
