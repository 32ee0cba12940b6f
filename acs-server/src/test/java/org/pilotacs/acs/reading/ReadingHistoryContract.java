package org.pilotacs.acs.reading;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.jdbc.TestDatabases;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/// What any [ReadingHistory] does.
abstract class ReadingHistoryContract {
    private static final DeviceId BOX = new DeviceId("A1B2C3-SV%2DS2-1");
    private static final DeviceId OTHER = new DeviceId("A1B2C3-SV%2DS2-2");
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final TestDatabases.Kind kind;
    private Database database;
    private ReadingHistory history;

    ReadingHistoryContract(TestDatabases.Kind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        database = TestDatabases.open(kind);
        history = new JdbcReadingHistory(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void nothingIsKnownOfAnUnknownBox() {
        history.append(BOX, List.of());
        assertThat(history.latest(BOX)).isEmpty();
        assertThat(history.series(BOX, "tuner.1.cn", Instant.EPOCH, NOON)).isEmpty();
    }

    @Test
    void theLatestOfEachNameIsGivenWithItsUnitAgeAndSource() {
        history.append(BOX, List.of(cn("12.4", NOON), lock("true", NOON)));
        history.append(BOX, List.of(cn("8.1", NOON.plusSeconds(60))));
        history.append(OTHER, List.of(cn("3.3", NOON.plusSeconds(90))));

        assertThat(history.latest(BOX)).containsExactly(cn("8.1", NOON.plusSeconds(60)), lock("true", NOON));
    }

    @Test
    void theLatestIsGivenOfEachOfManyNamesHoweverLongTheirPast() {
        List<String> names = IntStream.rangeClosed(1, 40).mapToObj("tuner.%d.cn"::formatted).toList();
        for (int minute = 0; minute < 30; minute++) {
            Instant at = NOON.plus(Duration.ofMinutes(minute));
            String value = "" + minute;
            List<Reading> said = names.stream().map(name -> new Reading(name, value, "dB", at, "Device.X")).toList();
            history.append(BOX, said);
            history.append(OTHER, said);
        }
        history.append(OTHER, List.of(cn("99", NOON.plus(Duration.ofDays(1)))));

        assertThat(history.latest(BOX)).hasSize(40)
                .allMatch(one -> one.at().equals(NOON.plus(Duration.ofMinutes(29))) && one.value().equals("29"))
                .extracting(Reading::name).containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void whatIsToldLateIsHistoryAndNotTheLatest() {
        history.append(BOX, List.of(cn("8.1", NOON)));
        history.append(BOX, List.of(cn("12.4", NOON.minusSeconds(60)), cn("7", NOON)));

        assertThat(history.latest(BOX)).containsExactly(cn("8.1", NOON));
        assertThat(history.newest(BOX, "tuner.1.cn", NOON, 9)).extracting(Reading::value).containsExactly("8.1",
                "12.4");
    }

    @Test
    void theLatestOfABoxWhoseHistoryIsOlderThanItsTableIsMadeOfTheHistory() {
        history.append(BOX, List.of(cn("12.4", NOON.minusSeconds(60)), cn("8.1", NOON), lock("true", NOON)));
        database.transact(handle -> handle.execute("DELETE FROM reading_latest"));

        assertThat(history.latest(BOX)).containsExactly(cn("8.1", NOON), lock("true", NOON));
        history.append(BOX, List.of(lock("false", NOON.plusSeconds(1))));
        assertThat(history.latest(BOX)).containsExactly(cn("8.1", NOON), lock("false", NOON.plusSeconds(1)));
    }

    @Test
    void whatTwoServersAreToldAtOnceIsAllInTheLatest() throws InterruptedException {
        ReadingHistory other = new JdbcReadingHistory(database);
        List<Thread> tellers = IntStream.range(0, 8).mapToObj(teller -> Thread.ofVirtual().unstarted(() -> {
            for (int turn = 0; turn < 10; turn++) {
                Reading one = new Reading("tuner.%d.cn".formatted(teller * 10 + turn + 1), "1", "dB", NOON, "x");
                (teller % 2 == 0 ? history : other).append(BOX, List.of(one));
            }
        })).toList();
        tellers.forEach(Thread::start);
        for (Thread teller : tellers) {
            teller.join();
        }

        assertThat(history.latest(BOX)).hasSize(80);
    }

    @Test
    void aBoxThatMakesUpNamesLosesTheOldestOfThem() {
        List<Reading> many = IntStream.rangeClosed(0, JdbcLatestReadings.MOST)
                .mapToObj(i -> new Reading("wifi.%d.channel".formatted(i + 1), "6", "", NOON.plusSeconds(i), "x"))
                .toList();
        history.append(BOX, many);

        assertThat(history.latest(BOX)).hasSize(JdbcLatestReadings.MOST).doesNotContain(many.getFirst())
                .contains(many.getLast());
    }

    @Test
    void aSeriesIsOldestFirstFromAMomentToBeforeAnother() {
        history.append(BOX, IntStream.rangeClosed(0, 4).mapToObj(i -> cn("" + i, NOON.plusSeconds(i))).toList()
                .reversed());

        assertThat(history.series(BOX, "tuner.1.cn", NOON.plusSeconds(1), NOON.plusSeconds(4)))
                .extracting(Reading::value).containsExactly("1", "2", "3");
        assertThat(history.series(BOX, "tuner.2.cn", NOON, NOON.plusSeconds(9))).isEmpty();
    }

    @Test
    void theNewestOfANameUpToAMomentComeFirst() {
        history.append(BOX, IntStream.rangeClosed(0, 4).mapToObj(i -> cn("" + i, NOON.plusSeconds(i))).toList());

        assertThat(history.newest(BOX, "tuner.1.cn", NOON.plusSeconds(3), 2)).extracting(Reading::value)
                .containsExactly("3", "2");
        assertThat(history.newest(OTHER, "tuner.1.cn", NOON.plusSeconds(3), 2)).isEmpty();
    }

    @Test
    void onlyWhatIsAnotherValueThanBeforeIsAChange() {
        List<String> said = List.of("a", "a", "b", "b", "a", "a");
        history.append(BOX,
                IntStream.range(0, said.size()).mapToObj(i -> cn(said.get(i), NOON.plusSeconds(i))).toList());
        history.append(OTHER, List.of(cn("x", NOON.plusSeconds(1))));

        assertThat(history.changes(BOX, "tuner.1.cn", NOON.plusSeconds(9), 9)).containsExactly(
                cn("a", NOON.plusSeconds(4)), cn("b", NOON.plusSeconds(2)), cn("a", NOON));
        assertThat(history.changes(BOX, "tuner.1.cn", NOON.plusSeconds(3), 1))
                .containsExactly(cn("b", NOON.plusSeconds(2)));
    }

    @Test
    void theSameMomentIsKeptOnce() {
        history.append(BOX, List.of(cn("1", NOON), cn("2", NOON)));
        history.append(BOX, List.of(cn("3", NOON)));

        assertThat(history.series(BOX, "tuner.1.cn", NOON, NOON.plusSeconds(1))).extracting(Reading::value)
                .containsExactly("1");
    }

    @Test
    void manyReadingsAreKeptAtOnce() {
        history.append(BOX, IntStream.range(0, 2_500).mapToObj(i -> cn("" + i, NOON.plusSeconds(i))).toList());

        assertThat(history.series(BOX, "tuner.1.cn", NOON, NOON.plus(Duration.ofDays(1)))).hasSize(2_500);
    }

    @Test
    void wholeDaysAreForgotten() {
        Instant midnight = Instant.parse("2026-11-23T00:00:00Z");
        history.append(BOX, IntStream.range(0, 1_200).mapToObj(i -> cn("9", midnight.minusSeconds(i + 1))).toList());
        history.append(BOX, List.of(cn("1", midnight), lock("true", midnight.minusMillis(1))));

        assertThat(history.forgetBefore(NOON)).isEqualTo(1_201);
        assertThat(history.latest(BOX)).containsExactly(cn("1", midnight));
        assertThat(history.forgetBefore(NOON)).isZero();
    }

    @Test
    void textThatADatabaseRefusesIsMadeHarmless() {
        Reading odd = new Reading("wifi.1.ssid", "caf\u0000é \ud83d", "", NOON, "x".repeat(400));
        history.append(BOX, List.of(odd));

        assertThat(history.latest(BOX)).singleElement()
                .satisfies(one -> assertThat(one.value()).isEqualTo("caf\uFFFDé \uFFFD"))
                .satisfies(one -> assertThat(one.source()).hasSize(256));
    }

    private static Reading cn(String value, Instant at) {
        return new Reading("tuner.1.cn", value, "dB", at, "Device.CNR");
    }

    private static Reading lock(String value, Instant at) {
        return new Reading("tuner.1.lock", value, "", at, "Device.Locked");
    }
}
