package org.pilotacs.acs.link.cwmp;

import org.pilotacs.acs.device.Value;
import org.pilotacs.acs.device.ValueType;
import org.pilotacs.acs.diagnostic.Diagnostic;
import org.pilotacs.acs.diagnostic.DiagnosticKind;
import org.pilotacs.acs.diagnostic.DiagnosticReport;
import org.pilotacs.acs.task.Assignment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Where tests of the line live in the standards' data models, and how each is ordered there.
final class TestObjects {
    private TestObjects() {}

    /// The objects to try, the newest standard's first (TR-181; TR-106 Amendment 1 and TR-143 for old set-top boxes; TR-098).
    ///
    /// @param root of the device's data model, without its dot; empty if it is not known
    static List<String> of(DiagnosticKind kind, String root) {
        return Stream.of(switch (kind) {
            case PING -> List.of("Device.IP.Diagnostics.IPPing.", "Device.LAN.IPPingDiagnostics.",
                    "InternetGatewayDevice.IPPingDiagnostics.");
            case TRACE -> List.of("Device.IP.Diagnostics.TraceRoute.", "Device.LAN.TraceRouteDiagnostics.",
                    "InternetGatewayDevice.TraceRouteDiagnostics.");
            case DOWNLOAD -> List.of("Device.IP.Diagnostics.DownloadDiagnostics.", "Device.DownloadDiagnostics.",
                    "InternetGatewayDevice.DownloadDiagnostics.");
            case UPLOAD -> List.of("Device.IP.Diagnostics.UploadDiagnostics.", "Device.UploadDiagnostics.",
                    "InternetGatewayDevice.UploadDiagnostics.");
        }).flatMap(List::stream).filter(object -> root.isEmpty() || object.startsWith(root + ".")).toList();
    }

    /// What is written to begin a test; the state last, since writing anything else calls a test off (TR-181).
    ///
    /// @param whole with what the box could choose by itself, and what not every box has
    static List<Assignment> order(Diagnostic test, String object, boolean whole) {
        List<Assignment> order = new ArrayList<>();
        switch (test) {
            case Diagnostic.Ping(String host, int times, Duration timeout) -> {
                order.add(text(object + "Host", host));
                if (whole) {
                    order.add(number(object + "NumberOfRepetitions", times));
                    order.add(number(object + "Timeout", timeout.toMillis()));
                }
            }
            case Diagnostic.Trace(String host, int mostHops, Duration timeout) -> {
                order.add(text(object + "Host", host));
                if (whole) {
                    order.add(number(object + "MaxHopCount", mostHops));
                    order.add(number(object + "Timeout", timeout.toMillis()));
                }
            }
            case Diagnostic.Download(String url) -> order.add(text(object + "DownloadURL", url));
            case Diagnostic.Upload(String url, long bytes) -> {
                order.add(text(object + "UploadURL", url));
                order.add(number(object + "TestFileLength", bytes));
            }
        }
        order.add(text(object + DiagnosticReport.STATE, "Requested"));
        return order;
    }

    private static Assignment text(String path, String value) {
        return new Assignment(path, Value.string(value));
    }

    private static Assignment number(String path, long value) {
        return new Assignment(path, new Value(ValueType.UNSIGNED_INT, Long.toString(value)));
    }
}
