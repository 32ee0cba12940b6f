package org.pilotacs.acs.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.DeviceEvent;
import org.pilotacs.acs.device.DeviceSearch;
import org.pilotacs.acs.device.Devices;
import org.pilotacs.acs.device.Inventory;
import org.pilotacs.acs.device.InventoryEntry;
import org.pilotacs.acs.device.InventoryReader;
import org.pilotacs.acs.device.JdbcDeviceRegistry;
import org.pilotacs.acs.device.JdbcDevices;
import org.pilotacs.acs.device.JdbcInventory;
import org.pilotacs.acs.device.Learnt;
import org.pilotacs.acs.device.Parameter;
import org.pilotacs.acs.device.Sighting;
import org.pilotacs.acs.device.Value;
import org.pilotacs.acs.diagnosis.evaluation.KnownBox;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.profile.Profile;
import org.pilotacs.acs.profile.Profiles;
import org.pilotacs.acs.reading.JdbcReadingHistory;
import org.pilotacs.acs.reading.ReadingWriter;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.StringReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Fills a database with as many boxes as an operator has: each is in the inventory, was here within the last hour, told
/// all of its data model, and has readings; those of customers who call have been measured for two weeks. Some come in by
/// the code that real ones come in by, the others are copies of those. Confined to one thread.
public final class Town implements AutoCloseable {
    /// So many customers call, in a large town.
    private static final int CALLERS = 1_000;
    /// Come in by themselves; the others are copies.
    private static final int FOUNDERS = 2_000;

    private static final JsonMapper JSON = new JsonMapper();
    private static final String LINK = "cwmp";
    /// So many are here at a time.
    private static final int BLOCK = 500;
    private static final Duration ROUND = Duration.ofHours(1);

    private final Database database;
    private final Profiles profiles;
    private final List<KnownBox> homes;
    private final int founders;
    private final Instant now;
    private final JdbcDeviceRegistry registry;
    private final ReadingWriter readings;
    private final Inventory inventory;
    private final JdbcCopies copies;

    /// Hears how far it has come.
    @FunctionalInterface
    public interface Progress {
        void settled(int boxes);
    }

    /// @param homes lines of a file of homes, which its boxes are like by turns
    /// @throws IOException if a line is not a home
    public Town(Database database, Profiles profiles, List<String> homes, Instant now) throws IOException {
        this(database, profiles, homes, FOUNDERS, now);
    }

    Town(Database database, Profiles profiles, List<String> homes, int founders, Instant now) throws IOException {
        this.database = database;
        this.profiles = profiles;
        this.homes = read(homes);
        this.founders = founders;
        this.now = now;
        registry = new JdbcDeviceRegistry(database, Thread.ofPlatform().name("town-", 0).factory());
        readings = new ReadingWriter(new JdbcReadingHistory(database),
                Thread.ofPlatform().name("town-readings-", 0).factory());
        inventory = new JdbcInventory(database, Clock.fixed(now, ZoneOffset.UTC));
        copies = new JdbcCopies(database);
    }

    private static List<KnownBox> read(List<String> lines) throws IOException {
        List<KnownBox> homes = new ArrayList<>();
        for (String line : lines) {
            try {
                homes.add(KnownBox.of(JSON.readTree(line)));
            } catch (JsonProcessingException wrong) {
                throw new IOException("this is not a home: " + wrong.getMessage(), wrong);
            }
        }
        return homes.stream().filter(home -> !home.snapshots().isEmpty()).toList();
    }

    /// What a database holds.
    public enum Standing {
        EMPTY,
        /// All boxes of this town.
        SETTLED,
        /// Fewer of them, or somebody else's.
        OTHER
    }

    public Standing standing(int size) {
        Devices devices = new JdbcDevices(database);
        if (devices.search(new DeviceSearch("", null, 1)).devices().isEmpty()) {
            return Standing.EMPTY;
        }
        return Stream.of(0, size - 1).allMatch(place -> devices.find(at(place).identity().deviceId()).isPresent())
                ? Standing.SETTLED
                : Standing.OTHER;
    }

    /// @throws IOException if the inventory is refused
    public void settle(int size, Progress progress) throws IOException {
        List<Resident> first = IntStream.range(0, Math.min(founders, size)).mapToObj(this::at).toList();
        for (int from = 0; from < first.size(); from += BLOCK) {
            List<Resident> block = first.subList(from, Math.min(first.size(), from + BLOCK));
            enter(block);
            each(block, this::comes);
            progress.settled(from + block.size());
        }
        for (int copy = 1; copy * founders < size; copy++) {
            List<Resident> some = first.subList(0, Math.min(founders, size - copy * founders));
            copies.make(copy, some);
            progress.settled(copy * founders + some.size());
        }
        each(calling(size), this::isKnownForLong);
        copies.analyze();
    }

    private Resident resident(int copy, int number) {
        return new Resident(copy, number, homes.get(number % homes.size()),
                now.minus(ROUND.multipliedBy(number % BLOCK).dividedBy(BLOCK)));
    }

    private void enter(List<Resident> block) throws IOException {
        String csv = block.stream().map(Resident::inventory)
                .collect(Collectors.joining("\n", Resident.COLUMNS + "\n", "\n"));
        AtomicReference<@Nullable String> refused = new AtomicReference<>();
        inventory.load(InventoryReader.csv(new StringReader(csv)), new Inventory.Listener() {
            @Override
            public void progress(Inventory.Progress progress) {
                // the boxes are counted when they have moved in
            }

            @Override
            public void rejected(InventoryEntry.Rejected line) {
                refused.set("line " + line.line() + ", " + line.field());
            }
        });
        if (refused.get() != null) {
            throw new IOException("the inventory is refused: " + refused.get());
        }
    }

    private static void each(List<Resident> residents, Consumer<Resident> work) throws IOException {
        AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
        List<Thread> all = residents.stream().map(one -> Thread.ofVirtual().start(() -> {
            try {
                work.accept(one);
            } catch (RuntimeException failed) {
                failure.set(failed);
            }
        })).toList();
        try {
            for (Thread one : all) {
                one.join();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while the town was settled");
        }
        RuntimeException failed = failure.get();
        if (failed != null) {
            throw new IOException("a box could not move in: " + failed, failed);
        }
    }

    private void comes(Resident one) {
        KnownBox.Snapshot last = one.own(one.last());
        registry.seen(sighting(one, DeviceEvent.Kind.PERIODIC,
                last.parameters().stream().filter(Town::isInInform).toList()));
        registry.seen(sighting(one, DeviceEvent.Kind.TOLD, last.parameters()));
        write(one, List.of(last));
    }

    private void isKnownForLong(Resident one) {
        write(one, one.home().snapshots().stream().map(one::own).toList());
    }

    private void write(Resident one, List<KnownBox.Snapshot> measured) {
        Profile profile = profiles.of(one.home().model());
        readings.write(one.identity().deviceId(), measured.stream()
                .flatMap(moment -> profile.readings(moment.parameters()).stream()).toList());
    }

    /// As TR-181 and TR-098 force it into each Inform.
    private static boolean isInInform(Parameter one) {
        return one.path().contains("DeviceInfo.") || one.path().endsWith(".RootDataModelVersion");
    }

    private static Sighting sighting(Resident one, DeviceEvent.Kind kind, List<Parameter> parameters) {
        List<Learnt> learnt = new ArrayList<>();
        for (Parameter parameter : parameters) {
            Value value = parameter.value();
            if (value != null) {
                learnt.add(new Learnt.Valued(parameter.path(), value));
            }
        }
        return new Sighting(one.identity(), LINK, one.seen(), one.address(), List.of(DeviceEvent.of(kind)), learnt);
    }

    /// Whose customers call: as CSV without a header, each the id of a device and the texts by which it is found.
    public List<String> callers(int size) {
        return calling(size).stream()
                .map(one -> one.identity().deviceId().value() + "," + String.join(",", one.terms())).toList();
    }

    private List<Resident> calling(int size) {
        return spread(size, Math.clamp(size / 10, 1, CALLERS)).toList();
    }

    private Stream<Resident> spread(int size, int some) {
        return IntStream.range(0, some).map(one -> (int) ((long) one * size / some)).mapToObj(this::at);
    }

    /// A customer, and a box of theirs.
    ///
    /// @param device its id
    public record Customer(String subscriber, String device) {}

    /// Who come to help themselves: two whose boxes have been measured for two weeks, then two of all who live here, and so on;
    /// the same more than once if more come than there are.
    public Stream<Customer> customers(int size, int some) {
        List<Resident> known = calling(size);
        List<Resident> all = spread(size, some).toList();
        return IntStream.range(0, some)
                .mapToObj(one -> one % 4 < 2 ? known.get(one % known.size()) : all.get(one))
                .map(one -> new Customer(one.subscriber(), one.identity().deviceId().value()));
    }

    private Resident at(int place) {
        return resident(place / founders, place % founders);
    }

    @Override
    public void close() {
        readings.close();
        registry.close();
    }
}
