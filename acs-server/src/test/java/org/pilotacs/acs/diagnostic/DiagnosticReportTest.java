package org.pilotacs.acs.diagnostic;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/// What boxes keep of their tests, in the spellings of TR-181 and TR-098.
class DiagnosticReportTest {
    private static final Diagnostic PING = new Diagnostic.Ping("h", 4, Duration.ofSeconds(1));
    private static final Diagnostic TRACE = new Diagnostic.Trace("h", 30, Duration.ofSeconds(1));

    @Test
    void times_of_echoes_come_from_the_exact_leaves_where_a_box_has_them() {
        assertThat(report("SuccessCount", "3", "FailureCount", "1", "AverageResponseTime", "12",
                "AverageResponseTimeDetailed", "12480", "MinimumResponseTime", "9", "MaximumResponseTime", "20")
                .result(PING)).isEqualTo(new DiagnosticResult.Ping(3, 1, 12.48, 9.0, 20.0));
    }

    @Test
    void a_ping_that_nobody_answered_has_no_times() {
        assertThat(report("SuccessCount", "0", "FailureCount", "4", "AverageResponseTime", "0").result(PING))
                .isEqualTo(new DiagnosticResult.Ping(0, 4, null, null, null));
    }

    @Test
    void hops_are_in_their_order_and_in_either_spelling() {
        DiagnosticResult expected = new DiagnosticResult.Trace(List.of(
                new DiagnosticResult.Hop(1, "gw", "192.0.2.1", List.of(1.0, 2.0), 0),
                new DiagnosticResult.Hop(2, "", "", List.of(), 11),
                new DiagnosticResult.Hop(10, "h", "", List.of(9.0), 0)));
        assertThat(report("RouteHops.10.Host", "h", "RouteHops.10.RTTimes", "9", "RouteHops.2.Host", "",
                "RouteHops.2.ErrorCode", "11", "RouteHops.1.Host", "gw", "RouteHops.1.HostAddress", "192.0.2.1",
                "RouteHops.1.RTTimes", "1, 2,*").result(TRACE)).isEqualTo(expected);
        assertThat(report("RouteHops.10.HopHost", "h", "RouteHops.10.HopRTTimes", "9", "RouteHops.2.HopHost", "",
                "RouteHops.2.HopErrorCode", "11", "RouteHops.1.HopHost", "gw", "RouteHops.1.HopHostAddress",
                "192.0.2.1", "RouteHops.1.HopRTTimes", "1,2").result(TRACE)).isEqualTo(expected);
    }

    @Test
    void speed_is_bytes_over_the_time_between_the_first_and_the_last() {
        DiagnosticResult result = report("BOMTime", "2026-03-01T10:00:00.250000Z", "EOMTime",
                "2026-03-01T10:00:02.250000", "TestBytesReceived", "25000000").result(new Diagnostic.Download("u"));
        assertThat(result).isInstanceOfSatisfying(DiagnosticResult.Speed.class,
                speed -> assertThat(speed.rate()).isEqualTo(100_000_000));
    }

    @Test
    void an_upload_moved_what_was_ordered_where_the_box_does_not_count() {
        assertThat(report("BOMTime", "2026-03-01T10:00:00Z", "EOMTime", "2026-03-01T10:00:01Z")
                .result(new Diagnostic.Upload("u", 1_000))).isInstanceOfSatisfying(DiagnosticResult.Speed.class,
                        speed -> assertThat(speed.bytes()).isEqualTo(1_000));
    }

    @Test
    void nonsense_is_no_result() {
        assertThat(report("SuccessCount", "many", "FailureCount", "-1").result(PING)).isNull();
        assertThat(report("RouteHops.x.Host", "h").result(TRACE)).isNull();
        assertThat(
                report("BOMTime", "2026-03-01T10:00:01Z", "EOMTime", "2026-03-01T10:00:00Z", "TestBytesReceived", "5")
                        .result(new Diagnostic.Download("u")))
                .isNull();
        assertThat(
                report("BOMTime", "0001-01-01T00:00:00Z", "EOMTime", "yesterday").result(new Diagnostic.Download("u")))
                .isNull();
    }

    @Test
    void the_state_is_the_same_in_both_spellings() {
        assertThat(report("DiagnosticsState", "Completed").state()).isEqualTo("Complete");
        assertThat(report("DiagnosticsState", " Error_NoResponse ").state()).isEqualTo("Error_NoResponse");
        assertThat(report("X", "1").state()).isEmpty();
    }

    private static DiagnosticReport report(String... pairs) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            values.put(pairs[i], pairs[i + 1]);
        }
        return new DiagnosticReport(values);
    }
}
