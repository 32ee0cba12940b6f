package org.pilotacs.acs.device;

import org.junit.jupiter.api.Test;
import org.pilotacs.acs.saying.Saying;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

class InventoryReaderTest {
    @Test
    void aCsvFileIsReadByItsHeader() throws IOException {
        assertThat(csv("Serial,OUI,product-class,Subscriber,AREA,Card,tags",
                "S1,00aabb,Box,100,02-001,\"1234 5678\",vip|new",
                "S2,00aabb,,,,,"))
                .containsExactly(new InventoryEntry.Read(2, new InventoryLine("S1", "00aabb", "Box", "100", "02-001",
                        "1234 5678", Set.of("vip", "new"), null, null)),
                        new InventoryEntry.Read(3, new InventoryLine("S2", "00aabb", "",
                                "", "", "", Set.of(), null, null)));
    }

    @Test
    void aSpreadsheetsSemicolonsTabsAndByteOrderMarkAreTaken() throws IOException {
        InventoryEntry expected = new InventoryEntry.Read(2,
                new InventoryLine("S1", "00AABB", null, "7", null, null, null, null, null));
        assertThat(csv("\uFEFFserial;oui;subscriber\r", "S1;00AABB;7\r")).containsExactly(expected);
        assertThat(csv("serial\toui\tsubscriber", "S1\t00AABB\t7")).containsExactly(expected);
    }

    @Test
    void aHeaderThatIsWrongEndsTheFile() throws IOException {
        assertThat(csv("serial,oui,subscribr", "S1,00AABB,7")).singleElement()
                .isInstanceOfSatisfying(InventoryEntry.Rejected.class, one -> {
                    assertThat(one.line()).isEqualTo(1);
                    assertThat(one.field()).isEqualTo("subscribr");
                });
        assertThat(csv("serial,subscriber", "S1,7")).containsExactly(new InventoryEntry.Rejected(1, "oui",
                InventorySaying.NO_COLUMN.of()));
        assertThat(csv("serial,oui,Serial", "S1,00AABB,7")).containsExactly(new InventoryEntry.Rejected(1, "Serial",
                InventorySaying.TWICE.of()));
    }

    @Test
    void aCsvLineThatIsWrongSaysWhereAndWhat() throws IOException {
        List<InventoryEntry> entries = csv("serial,oui,subscriber", "S1,00AABB", "S2,00AABB,\"7", ",00AABB,7",
                "S4,00AABB,two words", "S5,00AABB,5");
        assertThat(entries.subList(0, 4)).allMatch(InventoryEntry.Rejected.class::isInstance);
        assertThat(entries.getFirst()).isEqualTo(new InventoryEntry.Rejected(2, "",
                InventorySaying.OTHER_NUMBER_OF_VALUES.of(Saying.of(2), Saying.of(3))));
        assertThat(entries.get(2)).isInstanceOfSatisfying(InventoryEntry.Rejected.class, one -> assertThat(one.field())
                .isEqualTo("serial"));
        assertThat(entries.get(3)).isInstanceOfSatisfying(InventoryEntry.Rejected.class, one -> assertThat(one.field())
                .isEqualTo("subscriber"));
        assertThat(entries.get(4)).isInstanceOf(InventoryEntry.Read.class);
    }

    @Test
    void aJsonLineMaySayNumbersAndListsAndNothing() throws IOException {
        assertThat(ndjson(
                "{\"serial\":\"S1\",\"oui\":\"00AABB\",\"subscriber\":100,\"card\":null,\"tags\":[\"a\",\"b\"]}"))
                .containsExactly(
                        new InventoryEntry.Read(1, new InventoryLine("S1", "00AABB", null, "100", null, "", Set.of(
                                "a", "b"), null, null)));
    }

    @Test
    void aJsonLineThatIsWrongSaysWhereAndWhat() throws IOException {
        List<InventoryEntry> entries = ndjson("[1]", "{\"serial\":\"S\",\"oui\":\"00AABB\"} x",
                "{\"serial\":{},\"oui\":\"00AABB\"}",
                "{\"serial\":\"S\",\"serial\":\"T\",\"oui\":\"00AABB\"}",
                "{\"serial\":\"S\",\"oui\":\"00AABB\",\"tags\":[1]}",
                "{\"serial\":\"S\u0000\",\"oui\":\"00AABB\"}",
                "{\"serial\":\"S\",\"oui\":\"00AABB\",\"card\":\"%s\"}".formatted("9"
                        .repeat(33)),
                "x".repeat(InventoryReader.MAX_LINE + 1), "{\"serial\":\"S9\",\"oui\":\"00AABB\"}");
        assertThat(entries.subList(0, 8)).allMatch(InventoryEntry.Rejected.class::isInstance);
        assertThat(entries).extracting(InventoryEntry::line).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
        assertThat(entries.getLast()).isInstanceOf(InventoryEntry.Read.class);
    }

    @Test
    void anyTextIsLinesOrComplaints() throws IOException {
        String alphabet = "serial,oui\n\r\"'{}[]:;\t\\0aA\u0000ż\uD800 ";
        for (long seed = 0; seed < 1000; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder(seed % 2 == 0 ? "serial,oui\n" : "");
            random.ints(200, 0, alphabet.length()).forEach(i -> text.append(alphabet.charAt(i)));
            assertThat(seed % 2 == 0 ? csv(text.toString()) : ndjson(text.toString())).as("seed %d", seed).isNotNull();
        }
    }

    private static List<InventoryEntry> csv(String... lines) throws IOException {
        return all(InventoryReader.csv(new StringReader(String.join("\n", lines))));
    }

    private static List<InventoryEntry> ndjson(String... lines) throws IOException {
        return all(InventoryReader.ndjson(new StringReader(String.join("\n", lines))));
    }

    private static List<InventoryEntry> all(InventoryReader reader) throws IOException {
        List<InventoryEntry> all = new ArrayList<>();
        for (InventoryEntry entry = reader.next(); entry != null; entry = reader.next()) {
            all.add(entry);
        }
        return all;
    }
}
