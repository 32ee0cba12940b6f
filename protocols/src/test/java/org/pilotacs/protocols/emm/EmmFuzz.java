package org.pilotacs.protocols.emm;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/// Guided noise for what a box hears on the EMM and CAT PIDs.
class EmmFuzz {
    private static final int PID = 0x100;

    static Stream<byte[]> seeds() {
        List<byte[]> packets = TsPackets.packetise(List.of(Vectors.bytes(Vectors.SIGNED),
                Vectors.bytes(Vectors.ENCRYPTED), Vectors.section(299)), PID, 0);
        return Stream.concat(
                Stream.of(Vectors.SIGNED, Vectors.ENCRYPTED, Vectors.LONG_SECTION, Vectors.CAT).map(Vectors::bytes),
                Stream.of(joined(packets)));
    }

    @MethodSource("seeds")
    @FuzzTest
    void whatIsHeardCanBeSaid(byte[] noise) {
        section(noise);
        cat(noise);
        message(noise);
        var assembler = new SectionAssembler(PID);
        for (int at = 0; at < noise.length; at += TsPackets.SIZE) {
            byte[] packet = Arrays.copyOfRange(noise, at, Math.min(noise.length, at + TsPackets.SIZE));
            for (byte[] section : assembler.feed(packet)) {
                assertThat(section).hasSize(SectionBytes.size(section, 0));
                message(section);
            }
        }
    }

    private static void section(byte[] noise) {
        try {
            PrivateSection heard = PrivateSection.read(noise);
            assertThat(PrivateSection.read(heard.bytes())).isEqualTo(heard);
        } catch (MalformedEmmException _) {
            // the one exception that may be
        }
    }

    private static void cat(byte[] noise) {
        try {
            Cat heard = Cat.parse(noise);
            assertThat(Cat.parse(heard.section())).isEqualTo(heard);
        } catch (MalformedEmmException _) {
            // the one exception that may be
        }
    }

    // The noise is signed as well, since no guide guesses a MAC.
    private static void message(byte[] noise) {
        try {
            byte[] section = noise.clone();
            if (!Ref1.header(section).encrypted()) {
                int end = section.length - 8;
                System.arraycopy(AesCmac.of(Vectors.KEY, Arrays.copyOf(section, end)), 0, section, end, 8);
            }
            assertThat(Ref1.encode(Ref1.decode(section, Vectors.KEY), Vectors.KEY)).isEqualTo(section);
        } catch (MalformedEmmException | ForgedEmmException _) {
            // the exceptions that may be
        }
    }

    private static byte[] joined(List<byte[]> packets) {
        byte[] joined = new byte[TsPackets.SIZE * packets.size()];
        for (int i = 0; i < packets.size(); i++) {
            System.arraycopy(packets.get(i), 0, joined, TsPackets.SIZE * i, TsPackets.SIZE);
        }
        return joined;
    }
}
