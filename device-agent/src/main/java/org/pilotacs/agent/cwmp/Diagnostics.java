package org.pilotacs.agent.cwmp;

import org.pilotacs.agent.board.Board;
import org.pilotacs.agent.board.LineProbe.Found;
import org.pilotacs.agent.board.LineProbe.Hop;
import org.pilotacs.agent.board.LineTest;
import org.pilotacs.agent.board.LineTests.Kind;
import org.pilotacs.agent.time.Scheduler;
import org.pilotacs.agent.time.Scheduler.Appointment;
import org.pilotacs.protocols.cwmp.FaultStruct;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/// Makes the tests of the line that were ordered, each on a thread of its own. Safe for any number of threads.
final class Diagnostics {
    private static final Logger log = LoggerFactory.getLogger(Diagnostics.class);
    /// What a small box could keep ready to be sent.
    private static final int MOST_UPLOAD = 64 << 20;

    private final Board board;
    private final FileServer files;
    private final Scheduler scheduler;
    private final ConcurrentLinkedQueue<Appointment> running = new ConcurrentLinkedQueue<>();

    Diagnostics(Board board, FileServer files, Scheduler scheduler) {
        this.board = board;
        this.files = files;
        this.scheduler = scheduler;
    }

    private interface Work {
        LineTest.Outcome run(LineTest.Order order) throws InterruptedException;
    }

    /// Begins what was ordered and is not begun yet.
    ///
    /// @param whenOver called after each that is over, on a thread of its own
    void begin(Runnable whenOver) {
        for (Kind kind : Kind.values()) {
            LineTest test = board.lineTests().of(kind);
            LineTest.Order order = test.begin();
            if (order != null) {
                running.add(scheduler.start(() -> run(test, order, work(kind), whenOver)));
            }
        }
    }

    private static void run(LineTest test, LineTest.Order order, Work work, Runnable whenOver) {
        try {
            if (test.end(order, work.run(order))) {
                whenOver.run();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Work work(Kind kind) {
        return switch (kind) {
            case PING -> this::ping;
            case TRACE -> this::trace;
            case DOWNLOAD -> this::download;
            case UPLOAD -> this::upload;
        };
    }

    /// The box loses power: nothing goes on.
    void stop() {
        running.forEach(Appointment::cancel);
        running.clear();
    }

    private LineTest.Outcome ping(LineTest.Order order) throws InterruptedException {
        return outcome(board.probe().ping(order.text("Host", ""), order.number("NumberOfRepetitions", 3),
                Duration.ofMillis(order.number("Timeout", 5_000))));
    }

    private LineTest.Outcome trace(LineTest.Order order) throws InterruptedException {
        return outcome(board.probe().trace(order.text("Host", ""), order.number("MaxHopCount", 30),
                Duration.ofMillis(order.number("Timeout", 5_000))));
    }

    private static LineTest.Outcome outcome(Found found) {
        return switch (found) {
            case Found.Unresolved _ -> LineTest.Outcome.failed("Error_CannotResolveHostName");
            case Found.Unable(var reason) -> {
                log.warn("a test of the line was not made: {}", reason);
                yield LineTest.Outcome.failed("Error_Other");
            }
            case Found.Echoes(var times, int lost) -> complete(echoes(times, lost));
            case Found.Route(var hops, boolean reached) ->
                new LineTest.Outcome(reached ? "Complete" : "Error_MaxHopCountExceeded",
                        Map.of("ResponseTime", hops.isEmpty() ? "0" : slowest(hops.getLast())),
                        hops.stream().map(Diagnostics::hop).toList());
        };
    }

    private static LineTest.Outcome complete(Map<String, String> results) {
        return new LineTest.Outcome("Complete", results, List.of());
    }

    private static Map<String, String> echoes(List<Long> times, int lost) {
        LongSummaryStatistics micros = times.stream().mapToLong(Long::longValue).summaryStatistics();
        Map<String, String> results = new HashMap<>(Map.of("SuccessCount", Integer.toString(times.size()),
                "FailureCount", Integer.toString(lost)));
        if (!times.isEmpty()) {
            results.put("AverageResponseTime", Long.toString(Math.round(micros.getAverage() / 1_000)));
            results.put("MinimumResponseTime", Long.toString(micros.getMin() / 1_000));
            results.put("MaximumResponseTime", Long.toString(micros.getMax() / 1_000));
        }
        return results;
    }

    private static String slowest(Hop hop) {
        return Long.toString(hop.times().stream().mapToLong(Long::longValue).max().orElse(0));
    }

    private static Map<String, String> hop(Hop hop) {
        return Map.of("Host", hop.name(), "HostAddress", hop.address(), "RTTimes",
                hop.times().stream().map(String::valueOf).collect(Collectors.joining(",")));
    }

    private LineTest.Outcome download(LineTest.Order order) throws InterruptedException {
        Instant asked = now();
        LongAdder bytes = new LongAdder();
        FaultStruct fault = files.pass(order.text("DownloadURL", ""), bytes);
        if (fault.code() != 0) {
            return LineTest.Outcome.failed(state(fault));
        }
        Map<String, String> results = times(asked, now());
        results.put("TestBytesReceived", Long.toString(bytes.sum()));
        results.put("TotalBytesReceived", Long.toString(bytes.sum()));
        return complete(results);
    }

    private LineTest.Outcome upload(LineTest.Order order) throws InterruptedException {
        byte[] content = new byte[Math.min(order.number("TestFileLength", 0), MOST_UPLOAD)];
        Instant began = now();
        FaultStruct fault = files.put(order.text("UploadURL", ""), "", "", content);
        if (fault.code() != 0) {
            return LineTest.Outcome.failed(state(fault));
        }
        Map<String, String> results = times(began, now());
        results.put("TotalBytesSent", Integer.toString(content.length));
        return complete(results);
    }

    private static Map<String, String> times(Instant began, Instant ended) {
        return new HashMap<>(Map.of("ROMTime", began.toString(), "BOMTime", began.toString(), "EOMTime",
                ended.toString()));
    }

    private Instant now() {
        return board.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static String state(FaultStruct fault) {
        return switch (fault.code()) {
            case FileServer.CANNOT_CONTACT_SERVER -> "Error_InitConnectionFailed";
            case FileServer.AUTHENTICATION_FAILURE -> "Error_LoginFailed";
            case FileServer.CANNOT_ACCESS_FILE -> "Error_NoResponse";
            default -> "Error_NoTransferComplete";
        };
    }
}
