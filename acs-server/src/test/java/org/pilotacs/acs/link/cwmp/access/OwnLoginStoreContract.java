package org.pilotacs.acs.link.cwmp.access;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.link.cwmp.Opened;
import org.pilotacs.acs.runtime.MasterKey;
import org.pilotacs.acs.runtime.SealedByAnotherException;
import org.pilotacs.acs.task.SettableClock;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

abstract class OwnLoginStoreContract {
    private static final DeviceId ONE = DeviceId.of("00AA00", "Box", "1");
    private static final DeviceId OTHER = DeviceId.of("00AA00", "Box", "2");

    private final TestDatabases.Kind kind;
    private final SettableClock clock = new SettableClock();
    private Database database;
    private final Opened open = new Opened();
    private OwnLoginStore store;

    OwnLoginStoreContract(TestDatabases.Kind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        database = TestDatabases.open(kind);
        store = store(0);
    }

    @AfterEach
    void close() throws Exception {
        open.close();
        database.close();
    }

    private OwnLoginStore store(int installation) {
        byte[] key = new byte[MasterKey.BYTES];
        key[0] = (byte) installation;
        return open
                .add(new JdbcOwnLoginStore(database, new MasterKey(key, new SecureRandom()), clock, new SecureRandom(),
                        Thread.ofVirtual().factory()));
    }

    @Test
    void aDeviceThatWasNeverOfferedAnythingHasNothing() {
        assertThat(store.isUsed()).isFalse();
        assertThat(store.of(ONE)).isEqualTo(Holding.NONE);
    }

    @Test
    void devicesThatComeTogetherAreEachFoundTheirOwn() throws Exception {
        List<DeviceId> devices = IntStream.range(0, 60).mapToObj(i -> new DeviceId("00AA00-Box-" + i)).toList();
        Map<DeviceId, OwnLogins> offered = new HashMap<>();
        devices.subList(0, 40).forEach(device -> offered.put(device, store.offer(device)));
        try (ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
            Map<DeviceId, Future<Holding>> found = new HashMap<>();
            devices.forEach(device -> found.put(device, together.submit(() -> store.of(device))));
            for (DeviceId device : devices) {
                assertThat(Objects.requireNonNull(found.get(device)).get().offered()).isEqualTo(offered.get(device));
            }
        }
    }

    @Test
    void whatIsOfferedStaysTheSameUntilTheDeviceShowsItAndThenIsInUse() {
        OwnLogins offered = store.offer(ONE);
        assertThat(store.of(ONE)).isEqualTo(new Holding(null, offered, false, 1, clock.instant()));
        store.taken(ONE);
        assertThat(store.of(ONE).taken()).isTrue();
        assertThat(store.offer(ONE)).as("sent again").isEqualTo(offered);
        assertThat(store.of(ONE)).isEqualTo(new Holding(null, offered, false, 2, clock.instant()));
        assertThat(store(0).of(ONE).offered()).as("after a restart").isEqualTo(offered);

        store.proven(ONE, offered);
        assertThat(store.of(ONE)).isEqualTo(new Holding(offered, null, false, 0, clock.instant()));
        OwnLogins next = store.offer(ONE);
        store.proven(ONE, offered);
        assertThat(next).isNotEqualTo(offered);
        assertThat(store.of(ONE)).isEqualTo(new Holding(offered, next, false, 1, clock.instant()));
        assertThat(store.isUsed()).isTrue();
    }

    @Test
    void whatADeviceRefusesIsForgottenAndWhatItUsesStays() {
        OwnLogins first = store.offer(ONE);
        store.proven(ONE, first);
        OwnLogins second = store.offer(ONE);
        store.refused(ONE);
        assertThat(store.of(ONE)).isEqualTo(new Holding(first, null, false, 0, clock.instant()));
        store.proven(ONE, second);
        store.taken(ONE);
        assertThat(store.of(ONE)).as("nothing was offered").isEqualTo(new Holding(first, null, false, 0,
                clock.instant()));
    }

    @Test
    void noTwoDevicesHaveTheSameAndEachPartIsItsOwn() {
        OwnLogins one = store.offer(ONE);
        OwnLogins other = store.offer(OTHER);
        Set<String> parts = new HashSet<>(List.of(one.contact().username(), one.contact().password().reveal(),
                one.knock().username(), one.knock().password().reveal(), other.contact().username(),
                other.contact().password().reveal(), other.knock().username(), other.knock().password().reveal()));
        assertThat(parts).hasSize(8).allMatch(part -> part.matches("[A-Za-z0-9]{16,24}"));
        assertThat(store.of(ONE).offered()).isEqualTo(one);
    }

    /// Two sessions of one device, on two nodes: whichever is first, both write the same.
    @Test
    void offersThatCrossAreOne() throws Exception {
        assertThat(offeredByEightAtOnce()).as("the first ones").hasSize(1);
        store.proven(ONE, store.offer(ONE));
        assertThat(offeredByEightAtOnce()).as("later ones").hasSize(1);
    }

    private Set<OwnLogins> offeredByEightAtOnce() throws Exception {
        List<Future<OwnLogins>> offers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                OwnLoginStore node = store(0);
                offers.add(threads.submit(() -> node.offer(ONE)));
            }
        }
        Set<OwnLogins> all = new HashSet<>();
        for (Future<OwnLogins> offer : offers) {
            all.add(offer.get());
        }
        return all;
    }

    @Test
    void theDatabaseHoldsNothingThatCanBeRead() {
        OwnLogins offered = store.offer(ONE);
        byte[] stored = Objects.requireNonNull(database.with(handle -> handle
                .createQuery("SELECT offered FROM cwmp_login").map((row, _) -> row.getBytes(1)).one()));
        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain(
                offered.contact().password().reveal(), offered.knock().password().reveal(),
                offered.contact().username());
        database.with(handle -> handle.execute("UPDATE cwmp_login SET device_id = '" + OTHER.value() + "'"));
        assertThatThrownBy(() -> store.of(OTHER)).as("passed off as another device's")
                .hasCauseInstanceOf(SealedByAnotherException.class);
    }

    @Test
    void anotherInstallationsKeyIsNoticedAtTheStart() {
        store.offer(ONE);
        assertThatThrownBy(() -> store(1)).isInstanceOf(SealedByAnotherException.class);
    }
}
