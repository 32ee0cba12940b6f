package org.pilotacs.sim.population;

import org.junit.jupiter.api.Test;
import org.pilotacs.agent.board.Identity;
import org.pilotacs.agent.emm.EmmSettings;
import org.pilotacs.agent.emm.Reception;
import org.pilotacs.agent.time.VirtualThreadScheduler;
import org.pilotacs.protocols.emm.EmmAddress;
import org.pilotacs.protocols.emm.EmmCommand;
import org.pilotacs.protocols.emm.EmmCommand.PinSlot;
import org.pilotacs.protocols.emm.EmmCommand.Right;
import org.pilotacs.protocols.emm.Ref1;
import org.pilotacs.protocols.emm.Ref1MasterKey;
import org.pilotacs.protocols.emm.Ref1Message;
import org.pilotacs.sim.board.Chassis;
import org.pilotacs.sim.satellite.Installation;
import org.pilotacs.sim.satellite.SimulatedDecoder;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;

class CardPopulationTest {
    private static final Ref1MasterKey MASTER = Ref1MasterKey.ofHex("000102030405060708090a0b0c0d0e0f");
    private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");

    private static byte[] emm(long card, int slot, long sequence, Instant expiry, boolean encrypted,
            EmmCommand... commands) {
        EmmAddress address = new EmmAddress.Unique(card);
        return Ref1.encode(new Ref1Message(address, encrypted, slot, sequence, expiry, List.of(commands)),
                MASTER.of(address, slot));
    }

    private static byte[] refresh(long card, long sequence) {
        return emm(card, 0, sequence, START.plus(Duration.ofDays(60)), true,
                new EmmCommand.RefreshEntitlement(List.of()));
    }

    /// The same messages, the same results: of repetitions and old ones, late ones, forged and damaged ones, those for keys
    /// that a box has not, and those for others.
    @Test
    void itObeysAsARealDecoderDoes() {
        CardPopulation population = new CardPopulation(100_000, 7, Habits.ALWAYS_ON, MASTER);
        SplittableRandom random = new SplittableRandom(42);
        Instant[] now = { START};
        try (VirtualThreadScheduler scheduler = new VirtualThreadScheduler(() -> now[0])) {
            for (int i = 0; i < 6; i++) {
                long number = population.number(random.nextInt(population.size()));
                SimulatedDecoder decoder = decoder(number, now, scheduler);
                List<byte[]> sent = new ArrayList<>();
                for (int j = 0; j < 120; j++) {
                    now[0] = now[0].plusSeconds(random.nextInt(60));
                    byte[] section = sent.isEmpty() || random.nextInt(3) > 0
                            ? drawn(number, now[0], random)
                            : sent.get(random.nextInt(sent.size()));
                    sent.add(section);
                    assertThat(population.take(section, now[0])).isEqualTo(decoder.receive(section));
                }
                assertThat(population.reached((int) (number - population.number(0)))).isPresent();
                decoder.stopped();
            }
        }
    }

    private static SimulatedDecoder decoder(long card, Instant[] now, VirtualThreadScheduler scheduler) {
        Chassis chassis = new Chassis(
                new Chassis.Label(new Identity("Sagevision", "A1B2C3", "SV-O1", "SO00000042", "SV-O1", "1"),
                        "A1:B2:C3:00:00:01", "10.0.0.1", "1.9.3", now[0]),
                () -> now[0]);
        SimulatedDecoder decoder = new SimulatedDecoder(chassis, () -> now[0], Installation.TYPICAL,
                "%012d".formatted(card));
        EmmAddress address = new EmmAddress.Unique(card);
        decoder.emms(EmmSettings.of(
                Map.of(0, MASTER.of(address, 0), 1, MASTER.of(address, 1), 2, MASTER.of(address, 2))), scheduler);
        decoder.started();
        return decoder;
    }

    private static byte[] drawn(long card, Instant now, SplittableRandom random) {
        long to = random.nextInt(20) == 0 ? 5 : card;
        byte[] section = emm(to, random.nextInt(4), random.nextInt(100), now.plusSeconds(random.nextInt(-30, 3_000)),
                true, command(random));
        switch (random.nextInt(20)) {
            case 0 -> section[section.length - 1] ^= 1;
            case 1 -> section[2]++;
            case 2 -> section[20] ^= 1;
            default -> {
                // sound
            }
        }
        return section;
    }

    private static EmmCommand command(SplittableRandom random) {
        return switch (random.nextInt(10)) {
            case 0 -> new EmmCommand.RefreshEntitlement(List.of());
            case 1 -> new EmmCommand.RefreshEntitlement(List.of(new Right(257, START.plusSeconds(500))));
            case 2 -> new EmmCommand.PinReset(PinSlot.PARENTAL, "1234");
            case 3 -> new EmmCommand.PinReset(PinSlot.PURCHASE, null);
            case 4 -> new EmmCommand.Pair(42);
            case 5 -> new EmmCommand.ShowConfirmCode(Duration.ofSeconds(60));
            case 6 -> new EmmCommand.ParentalLevel(random.nextInt(30));
            case 7 -> new EmmCommand.Rescan(3);
            case 8 -> new EmmCommand.Revoke(List.of(1));
            default -> new EmmCommand.OnScreenText(1, Duration.ofSeconds(5), "hello");
        };
    }

    @Test
    void whoIsOffIsReachedByALaterRepetition() {
        CardPopulation population = new CardPopulation(1_000, 1,
                new Habits(new Habits.Viewers(0, 0, 1), 0, 0, 0, 0, Duration.ZERO, Habits.TYPICAL.zone()), MASTER);
        byte[] section = refresh(population.number(5), 1);
        population.ask(5, START);
        Instant evening = START.plus(Duration.ofHours(8));
        assertThat(population.take(section, START)).isEmpty();
        Instant at = START;
        while (population.reached(5).isEmpty()) {
            at = at.plus(Duration.ofMinutes(1));
            Optional<Reception> _ = population.take(section, at);
        }
        assertThat(at).isBetween(START, evening.plus(Duration.ofDays(2)));
        assertThat(population.take(section, at)).hasValue(new Reception.Repeated(1));
        assertThat(population.lastSequence(5, 0)).isEqualTo(1);
        assertThat(population.reached(6)).isEmpty();
    }

    @Test
    void whoAsksForHelpMostlyStays() {
        Habits nobodyWatches = new Habits(new Habits.Viewers(0, 0, 0), 1, 0, 0, 0.9, Duration.ofMinutes(15),
                Habits.TYPICAL.zone());
        CardPopulation population = new CardPopulation(10_000, 1, nobodyWatches, MASTER);
        int stay = 0;
        for (int card = 0; card < population.size(); card++) {
            assertThat(population.hears(card, START)).isFalse();
            population.ask(card, START);
            stay += population.hears(card, START.plusSeconds(840)) ? 1 : 0;
            assertThat(population.hears(card, START.plusSeconds(901))).isFalse();
        }
        assertThat(stay).isBetween(8_800, 9_200);
    }

    @Test
    void moreListenInTheEveningThanAtNight() {
        CardPopulation population = new CardPopulation(20_000, 3, Habits.TYPICAL, MASTER);
        long night = listeners(population, Instant.parse("2026-03-03T03:00:00Z"));
        long evening = listeners(population, Instant.parse("2026-03-03T19:30:00Z"));
        System.out.printf("of 20000 homes %d hear at 4 in the morning, %d at half past eight in the evening%n", night,
                evening);
        assertThat(night).isBetween(5_000L, 8_000L);
        assertThat(evening).isBetween(11_000L, 15_000L);
        assertThat(listeners(new CardPopulation(20_000, 3, Habits.TYPICAL, MASTER),
                Instant.parse("2026-03-03T19:30:00Z"))).as("the same seed").isEqualTo(evening);
    }

    private static long listeners(CardPopulation population, Instant when) {
        long listeners = 0;
        for (int card = 0; card < population.size(); card++) {
            listeners += population.hears(card, when) ? 1 : 0;
        }
        return listeners;
    }

    @Test
    void aMillionCardsAreSmallAndQuick() {
        System.gc();
        long before = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        CardPopulation population = new CardPopulation(1_000_000, 1, Habits.TYPICAL, MASTER);
        System.gc();
        long each = (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory() - before) / 1_000_000;
        List<byte[]> sections = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            sections.add(refresh(population.number(i * 997), 1));
        }
        long start = System.nanoTime();
        Instant now = START;
        for (int round = 0; round < 100; round++) {
            for (byte[] section : sections) {
                now = now.plusMillis(15);
                Optional<Reception> _ = population.take(section, now);
            }
        }
        System.out.printf("%d bytes a card, %d ns a section%n", each, (System.nanoTime() - start) / 100_000);
        assertThat(each).isLessThan(100);
        assertThat(population.report(100).reached()).isBetween(400, 900);
    }
}
