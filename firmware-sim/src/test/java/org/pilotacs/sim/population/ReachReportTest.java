package org.pilotacs.sim.population;

import org.junit.jupiter.api.Test;
import org.pilotacs.protocols.emm.EmmAddress;
import org.pilotacs.protocols.emm.EmmCommand;
import org.pilotacs.protocols.emm.Ref1;
import org.pilotacs.protocols.emm.Ref1MasterKey;
import org.pilotacs.protocols.emm.Ref1Message;
import org.xml.sax.InputSource;

import javax.xml.parsers.DocumentBuilderFactory;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class ReachReportTest {
    private static final Ref1MasterKey MASTER = Ref1MasterKey.ofHex("000102030405060708090a0b0c0d0e0f");
    private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");
    /// kbit/s at which a packet takes ten milliseconds, nearly.
    private static final int BANDWIDTH = 150;

    private final CardPopulation population = new CardPopulation(1_000, 1, Habits.ALWAYS_ON, MASTER);

    private void air(int card, Duration after) {
        assertThat(population.take(section(population.number(card)), START.plus(after))).isPresent();
    }

    private static byte[] section(long number) {
        EmmAddress address = new EmmAddress.Unique(number);
        return Ref1.encode(new Ref1Message(address, false, 0, 1, START.plus(Duration.ofDays(30)),
                List.of(new EmmCommand.RefreshEntitlement(List.of()))), MASTER.of(address, 0));
    }

    @Test
    void waitsStandBesideTheBestThatCouldHaveBeen() {
        for (int card = 0; card < 100; card++) {
            population.ask(card, START);
        }
        for (int card = 0; card < 99; card++) {
            air(card, Duration.ofMillis(20L * (card + 1)));
        }
        ReachReport report = population.report(BANDWIDTH);
        assertThat(report.asked()).isEqualTo(100);
        assertThat(report.reached()).isEqualTo(99);
        assertThat(report.after(0.5)).hasValue(Duration.ofSeconds(1));
        assertThat(report.after(0.99)).hasValue(Duration.ofMillis(1_980));
        assertThat(report.after(1)).isEmpty();
        assertThat(report.bandwidthLimit(0.5)).hasValueSatisfying(
                limit -> assertThat(limit).isBetween(Duration.ofMillis(499), Duration.ofMillis(502)));
        assertThat(report.listeningLimit(0.5)).isEqualTo(report.bandwidthLimit(0.5));
        assertThat(report.summary()).startsWith("asked=100 reached=99 bandwidth-kbit=150 p50-s=1.000")
                .contains("p100-s=never");
    }

    /// Where nobody said that he waits, it is waited from the first time on air.
    @Test
    void whoeverIsOnAirIsWaitedFor() {
        air(3, Duration.ofSeconds(5));
        air(3, Duration.ofSeconds(9));
        ReachReport report = population.report(BANDWIDTH);
        assertThat(report.asked()).isEqualTo(1);
        assertThat(report.after(1)).hasValue(Duration.ZERO);
        assertThat(new CardPopulation(1, 1, Habits.ALWAYS_ON, MASTER).report(BANDWIDTH).after(1)).isEmpty();
        assertThat(population.report(0).bandwidthLimit(1)).isEmpty();
    }

    @Test
    void itIsTabulatedAndDrawn() throws Exception {
        population.ask(1, START);
        air(1, Duration.ofSeconds(2));
        ReachReport report = population.report(BANDWIDTH);
        List<String> lines = report.csv().lines().toList();
        assertThat(lines.getFirst())
                .isEqualTo("wait_seconds,reached_percent,listening_limit_percent,bandwidth_limit_percent");
        assertThat(lines.get(1)).isEqualTo("0.010,0.000,0.000,0.000");
        assertThat(lines.getLast()).as("for a minute at least").isEqualTo("60.000,100.000,100.000,100.000");
        var svg = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new InputSource(new StringReader(report.svg())));
        assertThat(svg.getElementsByTagName("polyline").getLength()).isEqualTo(3);
        assertThat(svg.getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo("1 of 1 cards reached, with 150 kbit/s");
        assertThat(report.svg()).contains("time since the request", "share reached", "prefers-color-scheme: dark")
                .doesNotContain("10 min").hasSizeLessThan(60_000);
    }

    @Test
    void itEndsWhenNobodyIsWaitedForAnyLonger() {
        population.ask(1, START);
        population.ask(2, START.plusSeconds(900));
        air(2, Duration.ofSeconds(901));
        ReachReport report = population.report(BANDWIDTH);
        assertThat(report.listened()).isEqualTo(Duration.ofSeconds(901));
        assertThat(report.csv().lines().toList().getLast()).isEqualTo("901.000,50.000,100.000,100.000");
        assertThat(report.svg()).contains("10 min").doesNotContain("1 h");
    }

    /// Whose box was off all the while is no fault of the carousel's.
    @Test
    void thoseWhoNeverHeardStandApart() {
        Habits off = new Habits(new Habits.Viewers(0.5, 0, 0), 0, 0, 0, 0, Duration.ZERO, ZoneOffset.UTC);
        CardPopulation halfDeaf = new CardPopulation(1_000, 1, off, MASTER);
        for (int card = 0; card < 100; card++) {
            halfDeaf.ask(card, START);
        }
        for (int card = 0; card < 100; card++) {
            boolean heard = halfDeaf.take(section(halfDeaf.number(card)), START.plusSeconds(5)).isPresent();
            assertThat(heard).isEqualTo(halfDeaf.hears(card, START));
        }
        ReachReport report = halfDeaf.report(BANDWIDTH);
        assertThat(report.reached()).isBetween(30, 70);
        assertThat(report.after(1)).isEmpty();
        assertThat(report.ofListeners().asked()).isEqualTo(report.reached());
        assertThat(report.ofListeners().after(1)).hasValue(Duration.ofSeconds(5));
    }
}
