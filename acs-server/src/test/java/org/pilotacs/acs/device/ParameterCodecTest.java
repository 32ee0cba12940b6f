package org.pilotacs.acs.device;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ParameterCodecTest {
    private static final int CASES = 1000;

    @Test
    void everyTreeIsReadBackAsItWasWritten() {
        for (long seed = 0; seed < CASES; seed++) {
            ParameterTree tree = tree(new Random(seed));
            assertThat(new ParameterTree(ParameterCodec.decode(tree.encoded()))).as("seed %d", seed).isEqualTo(tree);
        }
    }

    @Test
    void theEmptyTreeIsReadBack() {
        assertThat(ParameterCodec.decode(ParameterTree.EMPTY.encoded()).byPath()).isEmpty();
    }

    @Test
    void theFormatIsPinned() {
        Instant at = Instant.ofEpochMilli(1000);
        ParameterTree tree = ParameterTree
                .of(List.of(new Parameter("Device.A", new Value(ValueType.BOOLEAN, "1"), at, true),
                        new Parameter("Device.AB.", null, at.plusMillis(1), null)));
        // header, 2 nodes, time 1000; 0 shared + 8 bytes, valued writable boolean "1"; 8 shared + 2, later by 1
        assertThat(HexFormat.of().formatHex(tree.encoded()))
                .isEqualTo("01" + "02" + "d00f" + "0008" + "4465766963652e41" + "66" + "0131" + "0802" + "422e" + "08"
                        + "02");
    }

    @Test
    void aBigTreeBecomesSmall() {
        List<Parameter> nodes = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            nodes.add(new Parameter("InternetGatewayDevice.LANDevice.1.Hosts.Host." + i + ".MACAddress", Value.string(
                    "00:11:22:33:44:" + i % 100), Instant.EPOCH, false));
        }
        assertThat(ParameterTree.of(nodes).encoded()).hasSizeLessThan(5000 * 8);
    }

    @Test
    void bytesThatEndEarlyAreNoTree() {
        for (byte[] whole : List.of(tree(new Random(5)).encoded(), big().encoded())) {
            for (int length = 0; length < whole.length; length += length < 2000 ? 1 : 97) {
                byte[] part = Arrays.copyOf(whole, length);
                assertThatThrownBy(() -> ParameterCodec.decode(part)).isInstanceOf(CorruptParametersException.class);
            }
        }
    }

    @Test
    void bytesBehindTheLastAreNoTree() {
        for (byte[] whole : List.of(tree(new Random(5)).encoded(), big().encoded())) {
            byte[] more = Arrays.copyOf(whole, whole.length + 1);
            assertThatThrownBy(() -> ParameterCodec.decode(more)).isInstanceOf(CorruptParametersException.class);
        }
    }

    @Test
    void damagedBytesAreATreeOrNoTreeButNothingElse() {
        for (long seed = 0; seed < 4 * CASES; seed++) {
            Random random = new Random(seed);
            byte[] bytes = seed % 3 == 0 ? big().encoded() : tree(random).encoded();
            for (int i = 0; i <= random.nextInt(4); i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            decodeOrRefuse(bytes, seed);
        }
    }

    @Test
    void randomBytesAreATreeOrNoTreeButNothingElse() {
        for (long seed = 0; seed < 4 * CASES; seed++) {
            Random random = new Random(seed);
            byte[] bytes = new byte[random.nextInt(200) + 1];
            random.nextBytes(bytes);
            bytes[0] = (byte) (1 + random.nextInt(2) | random.nextInt(2) << 2);
            decodeOrRefuse(bytes, seed);
        }
    }

    private static void decodeOrRefuse(byte[] bytes, long seed) {
        try {
            ParameterTree tree = new ParameterTree(ParameterCodec.decode(bytes));
            assertThat(tree.size()).as("seed %d", seed).isLessThanOrEqualTo(ParameterTree.MAX_NODES);
        } catch (CorruptParametersException e) {
            assertThat(e).hasMessageNotContaining("null");
        }
    }

    private static ParameterTree big() {
        List<Parameter> nodes = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            nodes.add(new Parameter("Device.Hosts.Host." + i + ".Name", Value.string("name " + i * 31), Instant.EPOCH,
                    null));
        }
        return ParameterTree.of(nodes);
    }

    /// Trees as [ParameterTree#with] makes them: that is what is stored.
    private static ParameterTree tree(Random random) {
        List<Parameter> nodes = new ArrayList<>();
        Instant base = Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L));
        for (int i = random.nextInt(60); i > 0; i--) {
            Instant at = random.nextInt(4) == 0 ? base.plusMillis(random.nextInt()) : base;
            Boolean writable = random.nextInt(3) == 0 ? null : random.nextBoolean();
            ValueType type = ValueType.values()[random.nextInt(ValueType.values().length)];
            nodes.add(new Parameter(path(random), random.nextInt(4) == 0 ? null : new Value(type, text(random)), at,
                    writable, random.nextInt(3) > 0 ? null : base.plusMillis(random.nextInt()),
                    random.nextInt(5) > 0 ? null : attributes(random, base)));
        }
        NavigableMap<String, Parameter> byPath = new TreeMap<>();
        nodes.forEach(node -> byPath.put(node.path(), node));
        return new ParameterTree(new ParameterTree.Nodes(byPath, random.nextBoolean() ? null : base));
    }

    private static ParameterAttributes attributes(Random random, Instant base) {
        return new ParameterAttributes(random.nextBoolean() ? null : Integer.valueOf(random.nextInt(3)),
                random.nextBoolean() ? null : Collections.nCopies(random.nextInt(3), text(random)),
                base.plusMillis(random.nextInt()));
    }

    private static String path(Random random) {
        StringBuilder path = new StringBuilder(random.nextBoolean() ? "Device." : "InternetGatewayDevice.");
        for (int i = random.nextInt(6); i > 0; i--) {
            path.append(random.nextInt(5) == 0 ? "Żółć" : random.nextInt(3)).append('.');
        }
        return random.nextBoolean() ? path.append("Leaf").append(random.nextInt(5)).toString() : path.toString();
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(random.nextInt(10) == 0 ? 3000 : 20), 32, 0xD800)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}
