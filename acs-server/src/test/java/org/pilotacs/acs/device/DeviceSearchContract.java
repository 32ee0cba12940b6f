package org.pilotacs.acs.device;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.device.DeviceEvent.Kind;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.task.SettableClock;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pilotacs.acs.device.Box.value;

/// What any [Devices] finds.
abstract class DeviceSearchContract extends OverDatabase {
    DeviceSearchContract(TestDatabases.Kind kind) {
        super(kind);
    }

    @Test
    void aDeviceIsFoundByWhatAConsultantKnowsOfIt() throws IOException {
        Box box = Box.named("SN-4711");
        registry.seen(box.comes(NINE, Kind.BOOT, Box.inform("2.10.4")));
        registry.seen(box.tells(NINE, value("Device.SmartCardReaders.SmartCardReader.1.SmartCard.SerialNumber",
                "012345678901")));
        registry.seen(Box.named("other").comes(NINE, Kind.BOOT));
        inventory("{'serial':'sn-4711','oui':'00aabb','subscriber':'K-900100','card':'998877665544','tags':['vip']}");

        for (String text : List.of("SN-4711", "sn-47", "00AABB-Decoder%2D7-SN", "Decoder 7", "2.10",
                "00:AA:BB:01:02:03",
                "00-aa-bb-01", "00aabb0102", "10.1.2.", "k-9001", "9988", "0123456789",
                "VIP", "vi")) {
            assertThat(serials(text)).as(text).contains("SN-4711");
        }
        for (String text : List.of("4711", "N-4711", "SN-47111", "%", "_", "' OR 1=1 --")) {
            assertThat(serials(text)).as(text).isEmpty();
        }
    }

    /// D20: other servers leave the product class out, and encode nothing.
    @Test
    void aDeviceIsFoundByTheNameThatAnotherServerGaveIt() {
        registry.seen(Box.named("SN-4711").comes(NINE, Kind.BOOT));
        assertThat(serials("00AABB-SN-4711")).containsExactly("SN-4711");
    }

    @Test
    void whatIsNoLongerSoIsNoLongerFound() {
        Box box = Box.named("1");
        registry.seen(box.comes(NINE, Kind.BOOT, Box.inform("old")));
        registry.seen(box.comes(NINE, Kind.BOOT, Box.inform("new")));

        assertThat(serials("old")).isEmpty();
        assertThat(serials("new")).containsExactly("1");
    }

    @Test
    void aDeviceThatMatchesInSeveralWaysIsListedOnce() {
        Box box = new Box(new Identity("Acme", "ABCDEF", "abc", "abc"));
        registry.seen(box.comes(NINE, Kind.BOOT, value("Device.DeviceInfo.ModelName", "ABCD"), value(
                "Device.DeviceInfo.SoftwareVersion", "abcde")));

        assertThat(serials("abc")).containsExactly("abc");
        assertThat(pages("abc", 1)).containsExactly("abc");
    }

    @Test
    void pagesOfAWordHoldEachDeviceOnceAlsoWhenOthersComeMeanwhile() {
        for (int i = 0; i < 25; i++) {
            registry.seen(Box.named("S%03d".formatted(i * 2)).comes(NINE, Kind.BOOT, Box.inform("1.0")));
        }
        List<String> found = new ArrayList<>();
        String cursor = null;
        int newcomers = 0;
        do {
            DevicePage page = devices.search(new DeviceSearch("Decoder 7", cursor, 4));
            page.devices().forEach(device -> found.add(device.identity().serialNumber()));
            cursor = page.nextCursor();
            registry.seen(Box.named("S%03d".formatted(newcomers++ * 2 + 1)).comes(NINE, Kind.BOOT, Box.inform("1.0")));
        } while (cursor != null);

        assertThat(found).doesNotHaveDuplicates().contains("S000", "S024", "S048");
        assertThat(found.stream().filter(serial -> Integer.parseInt(serial.substring(1)) % 2 == 0)).hasSize(25);
    }

    @Test
    void withoutAWordThoseMetLastComeFirstHoweverOftenTheOthersCall() {
        for (int i = 0; i < 12; i++) {
            registry.seen(Box.named("S" + i).comes(NINE.plusSeconds(i / 3), Kind.BOOT));
        }
        registry.seen(Box.named("S0").comes(NINE.plusSeconds(100), Kind.PERIODIC));
        List<String> pages = pages("", 5);

        assertThat(pages).hasSize(12).doesNotHaveDuplicates();
        assertThat(pages.subList(0, 3)).containsExactlyInAnyOrder("S9", "S10", "S11");
        assertThat(pages.subList(9, 12)).containsExactlyInAnyOrder("S0", "S1", "S2");
    }

    @Test
    void aFullLastPageHasNoNext() {
        for (int i = 0; i < 4; i++) {
            registry.seen(Box.named("S" + i).comes(NINE, Kind.BOOT));
        }
        DevicePage first = devices.search(new DeviceSearch("s", null, 2));
        DevicePage second = devices.search(new DeviceSearch("s", first.nextCursor(), 2));

        assertThat(first.nextCursor()).isNotNull();
        assertThat(second.devices()).hasSize(2);
        assertThat(second.nextCursor()).isNull();
    }

    @Test
    void aMadeUpCursorIsRefused() {
        for (String cursor : List.of("", "!", "bm90aGluZw", "eApZ")) {
            assertThatThrownBy(() -> devices.search(new DeviceSearch("", cursor, 2))).as(cursor)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private List<String> pages(String text, int limit) {
        List<String> found = new ArrayList<>();
        String cursor = null;
        do {
            DevicePage page = devices.search(new DeviceSearch(text, cursor, limit));
            page.devices().forEach(device -> found.add(device.identity().serialNumber()));
            cursor = page.nextCursor();
        } while (cursor != null);
        return found;
    }

    private List<String> serials(String text) {
        return pages(text, 50);
    }

    private void inventory(String line) throws IOException {
        new JdbcInventory(database, new SettableClock()).load(
                InventoryReader.ndjson(new StringReader(line.replace('\'', '"'))),
                new Heard());
    }

    /// Hears an import out.
    static final class Heard implements Inventory.Listener {
        final List<Inventory.Progress> progress = new ArrayList<>();
        final List<InventoryEntry.Rejected> rejected = new ArrayList<>();

        @Override
        public void progress(Inventory.Progress next) {
            progress.add(next);
        }

        @Override
        public void rejected(InventoryEntry.Rejected line) {
            rejected.add(line);
        }

        @Nullable
        String problem(long line) {
            return rejected.stream().filter(one -> one.line() == line).map(one -> one.field() + ": " + one.problem())
                    .findFirst().orElse(null);
        }
    }
}
