package org.pilotacs.agent.model;

import org.pilotacs.agent.board.Board;
import org.pilotacs.agent.board.LineTest;
import org.pilotacs.agent.board.LineTests.Kind;
import org.pilotacs.protocols.cwmp.XsdType;

import java.util.Map;
import java.util.function.Consumer;

/// Tests of the line as TR-181 and TR-098 have them.
public final class DiagnosticObjects {
    private static final ValueRule WISH = ValueRule.oneOf("Requested", "Canceled");
    private static final ValueRule NAME = ValueRule.upTo(256);
    private static final String NEVER = "0001-01-01T00:00:00Z";

    private DiagnosticObjects() {}

    /// `IP.Diagnostics.` of TR-181, written into `IP.`.
    public static <B extends Board> void tr181(Tree<B> ip) {
        ip.object("Diagnostics", tests -> {
            test(tests, "IPPing", Kind.PING, "Complete", DiagnosticObjects::ping);
            test(tests, "TraceRoute", Kind.TRACE, "Complete", trace -> trace(trace, "", "Host"));
            test(tests, "DownloadDiagnostics", Kind.DOWNLOAD, "Complete", DiagnosticObjects::download);
            test(tests, "UploadDiagnostics", Kind.UPLOAD, "Complete", DiagnosticObjects::upload);
        });
    }

    /// The same of TR-098, written below its root; TR-143 spells the end of a test otherwise there.
    public static <B extends Board> void tr098(Tree<B> root) {
        test(root, "IPPingDiagnostics", Kind.PING, "Complete", DiagnosticObjects::ping);
        test(root, "TraceRouteDiagnostics", Kind.TRACE, "Complete", trace -> trace(trace, "Hop", "HopHost"));
        test(root, "DownloadDiagnostics", Kind.DOWNLOAD, "Completed", DiagnosticObjects::download);
        test(root, "UploadDiagnostics", Kind.UPLOAD, "Completed", DiagnosticObjects::upload);
    }

    private static <B extends Board> void test(Tree<B> at, String name, Kind kind, String complete,
            Consumer<Tree<LineTest>> content) {
        at.object(name, board -> board.lineTests().of(kind), test -> {
            test.control("DiagnosticsState", XsdType.STRING,
                    one -> one.state().equals("Complete") ? complete : one.state(), WISH, LineTest::order);
            content.accept(test);
        });
    }

    private static void ping(Tree<LineTest> ping) {
        input(ping, "Host", XsdType.STRING, "", NAME);
        input(ping, "NumberOfRepetitions", XsdType.UNSIGNED_INT, "3", ValueRule.between(1, 100));
        input(ping, "Timeout", XsdType.UNSIGNED_INT, "5000", ValueRule.between(1, 60_000));
        result(ping, XsdType.UNSIGNED_INT, "SuccessCount", "FailureCount", "AverageResponseTime",
                "MinimumResponseTime", "MaximumResponseTime");
    }

    private static void trace(Tree<LineTest> trace, String prefix, String host) {
        input(trace, "Host", XsdType.STRING, "", NAME);
        input(trace, "Timeout", XsdType.UNSIGNED_INT, "5000", ValueRule.between(1, 60_000));
        input(trace, "MaxHopCount", XsdType.UNSIGNED_INT, "30", ValueRule.between(1, 64));
        result(trace, XsdType.UNSIGNED_INT, "ResponseTime");
        trace.table("RouteHops", LineTest::hops, hop -> {
            hop.text(host, one -> text(one, "Host"));
            hop.text(prefix + "HostAddress", one -> text(one, "HostAddress"));
            hop.live(prefix + "ErrorCode", XsdType.UNSIGNED_INT, one -> "0");
            hop.text(prefix + "RTTimes", one -> text(one, "RTTimes"));
        });
    }

    private static String text(Map<String, String> hop, String name) {
        return hop.getOrDefault(name, "");
    }

    private static void download(Tree<LineTest> download) {
        input(download, "DownloadURL", XsdType.STRING, "", NAME);
        times(download);
        result(download, XsdType.UNSIGNED_INT, "TestBytesReceived", "TotalBytesReceived");
    }

    private static void upload(Tree<LineTest> upload) {
        input(upload, "UploadURL", XsdType.STRING, "", NAME);
        input(upload, "TestFileLength", XsdType.UNSIGNED_INT, "0", ValueRule.between(0, Integer.MAX_VALUE));
        times(upload);
        result(upload, XsdType.UNSIGNED_INT, "TotalBytesSent");
    }

    private static void times(Tree<LineTest> test) {
        for (String name : new String[]{ "ROMTime", "BOMTime", "EOMTime"}) {
            test.live(name, XsdType.DATE_TIME, one -> one.result(name, NEVER));
        }
    }

    private static void result(Tree<LineTest> test, XsdType type, String... names) {
        for (String name : names) {
            test.live(name, type, one -> one.result(name, "0"));
        }
    }

    private static void input(Tree<LineTest> test, String name, XsdType type, String initial, ValueRule rule) {
        test.control(name, type, one -> one.input(name, initial), rule, (one, value) -> one.set(name, value));
    }
}
