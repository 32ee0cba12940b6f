package org.pilotacs.protocols.emm;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// Bytes that others made: sections and packets were checked with an analyser of transport streams, proofs were
/// computed with OpenSSL (CMAC) and with another implementation of AES-GCM.
final class Vectors {
    static final String PAYLOAD = "DEADBEEF00112233445566778899AABB";
    static final String SHORT_SECTION = "82 70 10" + PAYLOAD;
    static final String LONG_SECTION = "82 F0 19 5A5A C1 00 00" + PAYLOAD + "56 7A D4 94";
    /// CA_system_id 0x5A5A on PID 0x0100.
    static final String CAT = "01 B0 0F FF FF C1 00 00 09 04 5A 5A E1 00 F7 37 33 E6";

    static final Ref1Key KEY = Ref1Key.ofHex("000102030405060708090A0B0C0D0E0F");
    static final Ref1Key OTHER_KEY = Ref1Key.ofHex("100102030405060708090A0B0C0D0E0F");

    static final String SIGNED_UNPROVEN = """
            82 70 27 01 03 00 04 62 D5 3C 8A BA C0 00 00 00 2A 69 55 B9 00 02
            01 06 01 01 6B 36 EC 80 06 02 00 1E""";
    static final String SIGNED = SIGNED_UNPROVEN + "31 B3 F6 F4 19 CC 7A 3A";
    static final Ref1Message SIGNED_MESSAGE = message(false,
            new EmmCommand.RefreshEntitlement(
                    List.of(new EmmCommand.Right(0x0101, Instant.parse("2027-01-01T00:00:00Z")))),
            new EmmCommand.Reboot(Duration.ofSeconds(30)));

    static final String ENCRYPTED = """
            82 70 2C 01 23 00 04 62 D5 3C 8A BA C0 00 00 00 2A 69 55 B9 00 02
            E0 8A 9B D1 66 8E 0F AE 2C BF DD 99 6A 29 23 C8 F2 79 49 73 6A C0 D2 69 90""";
    static final Ref1Message ENCRYPTED_MESSAGE = message(true,
            new EmmCommand.PinReset(EmmCommand.PinSlot.PARENTAL, "4711"),
            new EmmCommand.ShowConfirmCode(Duration.ofMinutes(1)));

    private Vectors() {}

    /// To card 1234567890123456, key slot 3, sequence 42, until the beginning of 2026.
    static Ref1Message message(boolean encrypted, EmmCommand... commands) {
        return new Ref1Message(new EmmAddress.Unique(1234567890123456L), encrypted, 3, 42,
                Instant.parse("2026-01-01T00:00:00Z"), List.of(commands));
    }

    /// The short form, from 00 upwards.
    static byte[] section(int size) {
        byte[] payload = new byte[size - PrivateSection.HEADER];
        for (int i = 0; i < payload.length; i++) {
            payload[i] = (byte) i;
        }
        return new PrivateSection.ShortForm(0x82, payload).bytes();
    }

    /// A packet with this behind its header, and stuffing behind that.
    static byte[] packet(String hex) {
        byte[] start = bytes(hex);
        byte[] packet = Arrays.copyOf(start, TsPackets.SIZE);
        Arrays.fill(packet, start.length, packet.length, (byte) 0xFF);
        return packet;
    }

    /// Whatever blanks and line ends there are.
    static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    static List<String> hex(List<byte[]> arrays) {
        return arrays.stream().map(Vectors::hex).toList();
    }
}
