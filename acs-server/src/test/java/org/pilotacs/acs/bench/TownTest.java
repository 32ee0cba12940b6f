package org.pilotacs.acs.bench;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DeviceSearch;
import org.pilotacs.acs.device.JdbcDevices;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.profile.ProfileConfig;
import org.pilotacs.acs.profile.YamlProfiles;
import org.pilotacs.acs.reading.JdbcReadingHistory;
import org.pilotacs.acs.reading.Reading;
import org.pilotacs.sim.homes.Homes;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/// Given an empty database, when a town moves in, then each of its boxes is found by what is its own alone.
class TownTest {
    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
    private static final List<String> HOMES = IntStream.rangeClosed(1, 7)
            .mapToObj(new Homes(7, 1, false)::line).toList();
    /// The last copy of ten founders is not whole.
    private static final int SIZE = 25;

    @ParameterizedTest
    @EnumSource(TestDatabases.Kind.class)
    void everybody_is_found_and_callers_have_a_past(TestDatabases.Kind kind) throws Exception {
        try (Database database = TestDatabases.open(kind); Town town = town(database)) {
            assertThat(town.standing(SIZE)).isEqualTo(Town.Standing.EMPTY);
            town.settle(SIZE, _ -> {});
            assertThat(town.standing(SIZE)).isEqualTo(Town.Standing.SETTLED);
            assertThat(town.standing(SIZE + 1)).as("fewer than that").isEqualTo(Town.Standing.OTHER);
            JdbcDevices devices = new JdbcDevices(database);
            assertThat(devices.search(new DeviceSearch("TW", null, 200)).devices()).hasSize(SIZE);
            assertThat(town.callers(SIZE)).hasSize(2).allSatisfy(line -> {
                List<String> words = List.of(line.split(","));
                assertThat(words).hasSizeGreaterThan(4);
                words.subList(1, words.size()).forEach(term -> assertThat(
                        devices.search(new DeviceSearch(term, null, 200)).devices()).as(term).singleElement()
                        .extracting(one -> one.id().value()).isEqualTo(words.getFirst()));
            });
            assertThat(town.customers(SIZE, 60)).hasSize(60).allSatisfy(one -> assertThat(
                    devices.search(new DeviceSearch(one.subscriber(), null, 200)).devices()).singleElement()
                    .extracting(box -> box.id().value()).isEqualTo(one.device()));
            Device copy = devices.search(new DeviceSearch("TW00020004", null, 2)).devices().getFirst();
            assertThat(copy.subscriber()).isEqualTo("200020004");
            assertThat(devices.parameters(copy.id()).size()).isGreaterThan(20);
            assertThat(new JdbcReadingHistory(database).latest(copy.id())).isNotEmpty().extracting(Reading::at)
                    .allMatch(at -> Duration.between(at, NOW).compareTo(Duration.ofHours(1)) < 0);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.Kind.class)
    void boxes_of_others_are_not_taken_for_its_own(TestDatabases.Kind kind) throws Exception {
        try (Database database = TestDatabases.open(kind); Town town = town(database)) {
            town.settle(1, _ -> {});
            database.transact(handle -> handle.execute("UPDATE device SET id = 'A1B2C3-Other-1'"));
            assertThat(town.standing(1)).isEqualTo(Town.Standing.OTHER);
        }
    }

    private static Town town(Database database) throws Exception {
        return new Town(database, YamlProfiles.load(ProfileConfig.DEFAULT), HOMES, 10, NOW);
    }
}
