package org.pilotacs.acs.link.cwmp.bulk;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pilotacs.acs.intake.BulkReports.Row;
import org.pilotacs.protocols.cwmp.MalformedMessageException;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Reports of bulk data in the formats of TR-181, Annex A, and what devices make of them.
class BulkReaderTest {
    private static final Instant AT = Instant.ofEpochSecond(1_772_359_200);
    private static final Row ROW = new Row(AT, Map.of("Device.A.1.B", "25", "Device.A.1.C", "Up"));

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"Report\":[{\"CollectionTime\":1772359200,\"Device.A.1.B\":25,\"Device.A.1.C\":\"Up\"}]}",
        "{\"Report\":[{\"CollectionTime\":\"2026-03-01T10:00:00Z\",\"Device\":{\"A\":{\"1\":{\"B\":25,\"C\":\"Up\"}}}}]}",
        "{\"X\":[{\"y\":1}],\"Report\":[{\"Device.A.1\":{\"B\":25,\"C\":\"Up\",\"D\":null,\"E\":[1]},\"CollectionTime\":1772359200}]}",
        "ReportTimestamp,ParameterName,ParameterValue,ParameterType\r\n1772359200,Device.A.1.B,25,unsignedInt\r\n1772359200,Device.A.1.C,Up,string\r\n",
        "ParameterType;ParameterName;ParameterValue;ReportTimestamp\nint;Device.A.1.B;25;1772359200\nstring;\"Device.A.1.C\";\"Up\";2026-03-01T10:00:00Z\n",
        "ReportTimestamp,Device.A.1.B,Device.A.1.C\n1772359200,25,Up\n"})
    void one_moment_is_one_row_in_every_format(String report) throws MalformedMessageException {
        List<Row> rows = read(report);
        assertThat(rows).allSatisfy(row -> assertThat(row.collected()).isEqualTo(AT));
        assertThat(rows.stream().flatMap(row -> row.values().entrySet().stream()).toList())
                .containsExactlyInAnyOrderElementsOf(ROW.values().entrySet());
    }

    @Test
    void a_report_without_times_has_none() throws MalformedMessageException {
        assertThat(read("ParameterName,ParameterValue\nDevice.X,1\n"))
                .containsExactly(new Row(null, Map.of("Device.X", "1")));
        assertThat(read("{\"Report\":[{\"Device.X\":true}]}"))
                .containsExactly(new Row(null, Map.of("Device.X", "true")));
    }

    @ParameterizedTest
    @ValueSource(strings = { "+999999999-12-31T23:59:59Z", "-0001-01-01T00:00:00Z", "yesterday", "123456789012"})
    void a_time_that_no_clock_shows_is_none(String time) throws MalformedMessageException {
        assertThat(read("{\"Report\":[{\"CollectionTime\":\"" + time + "\",\"Device.X\":true}]}"))
                .containsExactly(new Row(null, Map.of("Device.X", "true")));
    }

    @Test
    void values_may_hold_what_parts_them() throws MalformedMessageException {
        assertThat(read(
                "ReportTimestamp,ParameterName,ParameterValue,ParameterType\n1772359200,Device.X,\"a,\"\"b\"\"\",string\n"))
                .containsExactly(new Row(AT, Map.of("Device.X", "a,\"b\"")));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "nonsense", "{\"Report\":[{\"a\":1}", "{\"Report\":{}}", "{\"Report\":[]} {}",
        "ReportTimestamp,ParameterName\n1,Device.X\n"})
    void what_is_no_report_is_refused(String report) {
        assertThatThrownBy(() -> read(report)).isInstanceOf(MalformedMessageException.class);
    }

    @Test
    void a_report_is_bounded_in_depth_rows_and_values() {
        assertThatThrownBy(() -> read("{\"Report\":[" + "{\"a\":".repeat(100)))
                .isInstanceOf(MalformedMessageException.class);
        assertThatThrownBy(() -> read("a,b\n" + "1,2\n".repeat(BulkReader.MOST_ROWS + 1)))
                .isInstanceOf(MalformedMessageException.class).hasMessageContaining("rows");
        assertThatThrownBy(
                () -> read("ParameterName,ParameterValue\n" + "Device.X,1\n".repeat(BulkReader.MOST_VALUES + 1)))
                .isInstanceOf(MalformedMessageException.class).hasMessageContaining("values");
        assertThatThrownBy(() -> read("{\"Report\":[{\"x\":\"" + "y".repeat(70_000) + "\"}]}"))
                .isInstanceOf(MalformedMessageException.class);
    }

    /// No bytes make it fail otherwise than by saying that it cannot read them.
    @Test
    void damaged_reports_are_read_or_refused() {
        Random random = new Random(7);
        for (String sound : List.of(
                "{\"Report\":[{\"CollectionTime\":1772359200,\"Device\":{\"A\":{\"1\":{\"B\":25}}}}]}",
                "ReportTimestamp,ParameterName,ParameterValue,ParameterType\n1772359200,\"Device.X\",1,int\n")) {
            for (int i = 0; i < 20_000; i++) {
                byte[] bytes = sound.getBytes(StandardCharsets.UTF_8);
                for (int n = random.nextInt(4); n >= 0; n--) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
                try {
                    assertThat(BulkReader.read(bytes)).isNotNull();
                } catch (MalformedMessageException e) {
                    assertThat(e.getMessage()).isNotBlank().doesNotEndWith(": null");
                }
            }
        }
    }

    private static List<Row> read(String report) throws MalformedMessageException {
        return BulkReader.read(report.getBytes(StandardCharsets.UTF_8));
    }
}
