package org.pilotacs.acs.device;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.device.DeviceEvent.Kind;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.task.SettableClock;

import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// How any [Fleet] is counted and listed.
abstract class FleetContract extends OverDatabase {
    private static final FleetFilter ALL = new FleetFilter(null, null, null, null, false);

    private Fleet fleet;

    FleetContract(TestDatabases.Kind kind) {
        super(kind);
    }

    @BeforeEach
    void boxes() throws IOException {
        fleet = new JdbcFleet(database, UnknownDevices.QUARANTINE, 3);
        comes("A", "1", "2.0", Duration.ZERO);
        comes("A", "2", "2.0", Duration.ofMinutes(59));
        comes("A", "3", "1.0", Duration.ofHours(1));
        comes("B", "4", "1.0", Duration.ofHours(23));
        comes("B", "5", "1.0", Duration.ofDays(6));
        comes("C", "6", "", Duration.ofDays(8));
        new JdbcInventory(database, new SettableClock()).load(InventoryReader.ndjson(new StringReader("""
                {"serial":"7","oui":"00AABB","productClass":"O","card":"1","oneWay":true}
                {"serial":"1","oui":"00AABB","productClass":"A","subscriber":"K-1"}
                """)), new DeviceSearchContract.Heard());
    }

    private void comes(String model, String serial, String version, Duration ago) {
        Box box = new Box(new Identity("Acme", "00AABB", model, serial));
        registry.seen(box.comes(NINE.minus(ago), Kind.BOOT,
                version.isEmpty() ? List.of() : Box.inform(version)));
    }

    @Test
    void each_device_is_counted_once_in_each_way() {
        FleetCensus census = fleet.count(NINE, 12);
        assertThat(census.devices()).isEqualTo(7);
        assertThat(census.seen()).isEqualTo(Map.of(Seen.HOUR, 2L, Seen.DAY, 2L, Seen.WEEK, 1L, Seen.OLDER, 1L,
                Seen.NEVER, 1L));
        assertThat(census.links()).isEqualTo(Map.of("cwmp", 6L, "satellite", 1L));
        assertThat(census.models()).startsWith(new FleetCensus.Version("A", "", 3),
                new FleetCensus.Version("B", "", 2));
        assertThat(census.versions()).startsWith(new FleetCensus.Version("A", "2.0", 2),
                new FleetCensus.Version("B", "1.0", 2));
        assertThat(census.otherModels()).isZero();
        assertThat(census.quarantined()).isEqualTo(5);
        assertThat(new JdbcFleet(database, UnknownDevices.ACCEPT).count(NINE, 12).quarantined()).isZero();
    }

    @Test
    void what_is_rare_is_counted_together() {
        FleetCensus census = fleet.count(NINE, 1);
        assertThat(census.models()).containsExactly(new FleetCensus.Version("A", "", 3));
        assertThat(census.otherModels()).isEqualTo(4);
        assertThat(census.versions()).hasSize(1);
        assertThat(census.otherVersions()).isEqualTo(5);
    }

    @Test
    void an_empty_fleet_is_counted_too() {
        database.with(handle -> handle.execute("DELETE FROM device"));
        FleetCensus census = fleet.count(NINE, 12);
        assertThat(census.devices()).isZero();
        assertThat(census.seen()).isEmpty();
        assertThat(fleet.list(ALL, null, 9, NINE).devices()).isEmpty();
    }

    @Test
    void each_number_has_its_list() {
        assertThat(serials(ALL)).containsExactlyInAnyOrder("1", "2", "3", "4", "5", "6", "7");
        assertThat(serials(new FleetFilter("A", null, null, null, false))).containsExactlyInAnyOrder("1", "2", "3");
        assertThat(serials(new FleetFilter("A", "2.0", null, null, false))).containsExactlyInAnyOrder("1", "2");
        assertThat(serials(new FleetFilter("C", "", null, null, false))).containsExactly("6");
        assertThat(serials(new FleetFilter(null, "1.0", null, null, false))).containsExactlyInAnyOrder("3", "4", "5");
        assertThat(serials(new FleetFilter(null, null, "satellite", null, false))).containsExactly("7");
        assertThat(serials(new FleetFilter(null, null, null, null, true))).containsExactlyInAnyOrder("2", "3", "4",
                "5", "6");
        assertThat(serials(new FleetFilter("A", null, "cwmp", Seen.HOUR, true))).containsExactly("2");
        assertThat(serials(new FleetFilter("' OR 1=1 --", null, null, null, false))).isEmpty();
    }

    @Test
    void the_lists_by_last_contact_are_what_was_counted() {
        FleetCensus census = fleet.count(NINE, 12);
        for (Seen seen : Seen.values()) {
            assertThat(serials(new FleetFilter(null, null, null, seen, false))).as(seen.name())
                    .hasSize(Math.toIntExact(census.seen().getOrDefault(seen, 0L)));
        }
    }

    @Test
    void a_list_has_a_page_for_all_that_was_looked_at_and_comes_to_an_end() {
        DevicePage first = fleet.list(new FleetFilter(null, null, null, Seen.NEVER, false), null, 9, NINE);
        assertThat(first.devices()).isEmpty();
        assertThat(first.nextCursor()).isNotNull();
        assertThat(fleet.list(ALL, null, 3, NINE).devices()).hasSize(3);
        assertThatThrownBy(() -> fleet.list(ALL, "!!", 3, NINE)).isInstanceOf(IllegalArgumentException.class);
    }

    private List<String> serials(FleetFilter filter) {
        List<String> serials = new ArrayList<>();
        @Nullable
        String cursor = null;
        do {
            DevicePage page = fleet.list(filter, cursor, 2, NINE);
            page.devices().forEach(device -> serials.add(device.identity().serialNumber()));
            cursor = page.nextCursor();
        } while (cursor != null);
        return serials;
    }
}
