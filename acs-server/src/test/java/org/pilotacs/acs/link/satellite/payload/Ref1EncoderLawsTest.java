package org.pilotacs.acs.link.satellite.payload;

import org.junit.jupiter.api.Test;
import org.pilotacs.acs.task.CardOrder;
import org.pilotacs.protocols.emm.EmmAddress;
import org.pilotacs.protocols.emm.EmmCommand;
import org.pilotacs.protocols.emm.PrivateSection;
import org.pilotacs.protocols.emm.Ref1;
import org.pilotacs.protocols.emm.Ref1MasterKey;
import org.pilotacs.protocols.emm.Ref1Message;
import org.pilotacs.protocols.simulcrypt.DataType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/// What holds for every request: a random one each time, whose seed a failure names.
class Ref1EncoderLawsTest {
    private static final int CASES = 2_000;
    private static final Ref1MasterKey MASTER = Ref1MasterKey.ofHex("2b7e151628aed2a6abf7158809cf4f3c");

    private interface Law {
        void holds(SplittableRandom random) throws Exception;
    }

    private static void always(Law law) {
        long first = System.nanoTime();
        for (int i = 0; i < CASES; i++) {
            try {
                law.holds(new SplittableRandom(first + i));
            } catch (Exception | AssertionError e) {
                throw new AssertionError("seed " + (first + i) + ": " + e, e);
            }
        }
    }

    @Test
    void aMessageIsReadAsItWasMeantOrNotMade() {
        always(random -> {
            Ref1Config config = config(random);
            var encoder = new Ref1Encoder(random.nextInt(0x10000), DataType.EMM, new DiversifiedKeys(MASTER), config);
            EmmRequest request = request(random);
            EncodedEmm emm;
            try {
                emm = encoder.encode(request);
            } catch (EmmRejectedException refused) {
                assertThat(refused.saying().isEmpty()).isFalse();
                return;
            }
            byte[] section = emm.sections().getFirst();
            assertThat(section).hasSizeLessThanOrEqualTo(Ref1.MAX_SIZE);
            assertThat(PrivateSection.read(section).tableId()).isEqualTo(0x82);
            int slot = encoder.key(request.card(), request.orders()).slot();
            var address = new EmmAddress.Unique(Long.parseUnsignedLong(request.card()));
            Ref1Message read = Ref1.decode(section, MASTER.of(address, slot));
            assertThat(read.address()).isEqualTo(address);
            assertThat(read.sequence()).isEqualTo(request.sequence());
            assertThat(read.encrypted()).isEqualTo(config.encrypted());
            checkCommands(request.orders(), read.commands());
            assertThat(encoder.encode(request)).isEqualTo(emm);
        });
    }

    /// Each order once, in its order; then the code; then the restart.
    private static void checkCommands(List<CardOrder> orders, List<EmmCommand> commands) {
        assertThat(commands).hasSize((int) orders.stream()
                .map(order -> order instanceof CardOrder.ShowCode ? OrderKind.SHOW_CODE : order).distinct().count());
        assertThat(commands.stream().map(Ref1EncoderLawsTest::rank)).isSorted();
    }

    private static int rank(EmmCommand command) {
        return switch (command) {
            case EmmCommand.Reboot _ -> 2;
            case EmmCommand.ShowConfirmCode _ -> 1;
            default -> 0;
        };
    }

    /// The counters never go back, whatever becomes of clock and database.
    @Test
    void sequencesRise() {
        always(random -> {
            long last = random.nextLong(-1, 0xFFFF_FFFFL);
            Instant now = Instant.ofEpochSecond(random.nextLong(-1_000_000, 0x1_0000_0000L));
            long next = Sequences.next(last, now);
            assertThat(next).isGreaterThan(last).isGreaterThanOrEqualTo(now.getEpochSecond())
                    .isLessThanOrEqualTo(Sequences.MAX);
        });
    }

    private static Ref1Config config(SplittableRandom random) {
        var slots = new KeySlots(random.nextInt(2), random.nextInt(2), random.nextInt(32));
        return new Ref1Config(slots, random.nextBoolean(), Duration.ofSeconds(random.nextInt(3600)));
    }

    private static EmmRequest request(SplittableRandom random) {
        List<CardOrder> orders = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            orders.add(order(random));
        }
        return new EmmRequest(Long.toUnsignedString(random.nextLong() >>> random.nextInt(64)), orders,
                random.nextLong(1L << 32), instant(random));
    }

    private static CardOrder order(SplittableRandom random) {
        return switch (random.nextInt(5)) {
            case 0 -> new CardOrder.RefreshRights(IntStream.range(0, random.nextInt(14))
                    .mapToObj(_ -> new CardOrder.Right(random.nextInt(0x10000), instant(random))).toList());
            case 1 -> new CardOrder.Pair("SV" + Long.toUnsignedString(random.nextLong()));
            case 2 -> new CardOrder.ResetPin();
            case 3 -> new CardOrder.Restart();
            default -> new CardOrder.ShowCode(Duration.ofSeconds(1 + random.nextInt(255)));
        };
    }

    private static Instant instant(SplittableRandom random) {
        return Instant.ofEpochSecond(random.nextLong(1L << 32));
    }
}
