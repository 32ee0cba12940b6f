package org.pilotacs.sim.population;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// The picture of a report: of a hundred who asked, how many were reached after so long, on a scale of time that has as
/// much room for ten seconds as for a day. Readable on light and on dark pages.
final class ReachChart {
    private static final double SHORTEST = 0.01;
    private static final double LEAST = Duration.ofMinutes(1).toSeconds();
    private static final int POINTS = 240;
    private static final int WIDTH = 860;
    private static final int HEIGHT = 450;
    private static final int LEFT = 78;
    private static final int RIGHT = 24;
    private static final int TOP = 64;
    private static final int BOTTOM = 66;
    private static final String HEAD = """
            <svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">
            <title>%d of %d cards reached, with %d kbit/s</title>
            <style>
            .page { fill: #ffffff } text { fill: #1f2328 } .grid { stroke: #d0d7de }
            .curve { fill: none; stroke-width: 2 }
            .reached { stroke: #0b57d0 } .listening { stroke: #0a7d33; stroke-dasharray: 2 3 }
            .bandwidth { stroke: #9a6700; stroke-dasharray: 6 4 }
            @media (prefers-color-scheme: dark) {
            .page { fill: #0d1117 } text { fill: #e6edf3 } .grid { stroke: #3d444d }
            .reached { stroke: #6ea8fe } .listening { stroke: #56d364 } .bandwidth { stroke: #e3b341 }
            }
            </style>
            <rect class="page" width="100%%" height="100%%"/>
            """;

    private final ReachReport report;
    private final double longest;

    private ReachChart(ReachReport report) {
        this.report = report;
        this.longest = longest(report.listened());
    }

    private static double longest(Duration listened) {
        return Math.max(LEAST, listened.toMillis() / 1e3);
    }

    /// Seconds at which the curves are drawn, evenly on the scale.
    ///
    /// @param listened for how long, at most
    static double[] waits(Duration listened) {
        double factor = Math.log(longest(listened) / SHORTEST) / POINTS;
        return IntStream.rangeClosed(0, POINTS).mapToDouble(i -> SHORTEST * Math.exp(i * factor)).toArray();
    }

    static String svg(ReachReport report) {
        return new ReachChart(report).svg();
    }

    private String svg() {
        return HEAD.formatted(WIDTH, HEIGHT, report.reached(), report.asked(), report.bandwidth()) + grid() + axes()
                + curve(report::playedAfter, "bandwidth") + curve(report::listeningAfter, "listening")
                + curve(report::reachedAfter, "reached") + legend() + "</svg>\n";
    }

    private String grid() {
        StringBuilder lines = new StringBuilder();
        ticks().forEach((label, seconds) -> {
            if (seconds <= longest) {
                lines.append(String.format(Locale.ROOT, """
                        <line class="grid" x1="%.1f" x2="%.1f" y1="%d" y2="%d"/>\
                        <text x="%.1f" y="%d" text-anchor="middle">%s</text>
                        """, x(seconds), x(seconds), TOP, HEIGHT - BOTTOM, x(seconds), HEIGHT - BOTTOM + 18, label));
            }
        });
        for (int percent = 0; percent <= 100; percent += 20) {
            lines.append(String.format(Locale.ROOT, """
                    <line class="grid" x1="%d" x2="%d" y1="%.1f" y2="%.1f"/>\
                    <text x="%d" y="%.1f" text-anchor="end">%d %%</text>
                    """, LEFT, WIDTH - RIGHT, y(percent), y(percent), LEFT - 6, y(percent) + 4, percent));
        }
        return lines.toString();
    }

    private static Map<String, Double> ticks() {
        Map<String, Double> ticks = new LinkedHashMap<>();
        ticks.put("10 ms", 0.01);
        ticks.put("0.1 s", 0.1);
        ticks.put("1 s", 1.0);
        ticks.put("10 s", 10.0);
        ticks.put("1 min", 60.0);
        ticks.put("10 min", 600.0);
        ticks.put("1 h", 3_600.0);
        ticks.put("6 h", 21_600.0);
        ticks.put("1 d", 86_400.0);
        ticks.put("7 d", 604_800.0);
        ticks.put("30 d", 2_592_000.0);
        return ticks;
    }

    private static String axes() {
        int middle = TOP + (HEIGHT - TOP - BOTTOM) / 2;
        return """
                <text x="%d" y="%d" text-anchor="middle">time since the request, on a logarithmic scale</text>
                <text transform="translate(20 %d) rotate(-90)" text-anchor="middle">share reached</text>
                """.formatted(LEFT + (WIDTH - LEFT - RIGHT) / 2, HEIGHT - BOTTOM + 44, middle);
    }

    private String curve(DoubleUnaryOperator percentAfter, String kind) {
        StringBuilder points = new StringBuilder();
        DoubleStream.of(waits(report.listened())).forEach(wait -> points
                .append(String.format(Locale.ROOT, "%.1f,%.1f ", x(wait), y(percentAfter.applyAsDouble(wait)))));
        return "<polyline class=\"curve %s\" points=\"%s\"/>\n".formatted(kind, points.toString().strip());
    }

    private String legend() {
        return entry(LEFT, "reached", "reached: %d of %d".formatted(report.reached(), report.asked()))
                + entry(LEFT + 186, "listening", "at best, when boxes are on and hear")
                + entry(LEFT + 470, "bandwidth", "at best, by the bandwidth: %d kbit/s".formatted(report.bandwidth()));
    }

    private static String entry(int left, String kind, String text) {
        return """
                <line class="curve %s" x1="%d" x2="%d" y1="24" y2="24"/><text x="%d" y="28">%s</text>
                """.formatted(kind, left, left + 28, left + 34, text);
    }

    private double x(double seconds) {
        double share = Math.log(seconds / SHORTEST) / Math.log(longest / SHORTEST);
        return LEFT + share * (WIDTH - LEFT - RIGHT);
    }

    private static double y(double percent) {
        return HEIGHT - BOTTOM - percent / 100 * (HEIGHT - BOTTOM - TOP);
    }
}
