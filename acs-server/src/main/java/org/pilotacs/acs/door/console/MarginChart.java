package org.pilotacs.acs.door.console;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.reading.Reading;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The signal margin of two weeks as a drawing, with the bands that it is judged by.
///
/// @param lines one for each tuner
/// @param least the smallest and the greatest margin that fit, dB
public record MarginChart(List<Line> lines, double least, double most) {
    public static final int WIDTH = 640;
    public static final int HEIGHT = 120;
    /// What the past is drawn of.
    public static final Duration PAST = Duration.ofDays(14);
    /// From this margin on rain does not take the picture away, dB.
    private static final double ENOUGH = 3;

    /// @param tuner its number
    /// @param points for an SVG polyline
    /// @param last the newest value, dB
    public record Line(int tuner, String points, double last, String lastX, String lastY) {}

    /// Null if there is too little to draw.
    ///
    /// @param past of `tuner.{i}.margin`, by name
    static @Nullable MarginChart of(Map<String, List<Reading>> past, Instant now) {
        List<Line> lines = new ArrayList<>();
        double most = 8;
        double least = -2;
        for (List<Reading> series : past.values()) {
            for (Reading one : series) {
                double value = value(one);
                most = Math.max(most, Math.min(15, Math.ceil(value)));
                least = Math.min(least, Math.max(-4, Math.floor(value)));
            }
        }
        for (int tuner = 1; tuner <= 8; tuner++) {
            List<Reading> series = past.getOrDefault("tuner." + tuner + ".margin", List.of());
            if (series.size() >= 2) {
                lines.add(line(tuner, series, now, least, most));
            }
        }
        return lines.isEmpty() ? null : new MarginChart(lines, least, most);
    }

    private static Line line(int tuner, List<Reading> series, Instant now, double least, double most) {
        StringBuilder points = new StringBuilder();
        for (Reading one : series) {
            points.append(points.isEmpty() ? "" : " ").append(x(one.at(), now)).append(',')
                    .append(y(value(one), least, most));
        }
        Reading last = series.getLast();
        return new Line(tuner, points.toString(), value(last), x(last.at(), now), y(value(last), least, most));
    }

    private static double value(Reading reading) {
        BigDecimal number = reading.number();
        return number == null ? 0 : number.doubleValue();
    }

    private static String x(Instant at, Instant now) {
        double share = 1 - (double) Duration.between(at, now).toMillis() / PAST.toMillis();
        return number(Math.clamp(share, 0, 1) * WIDTH);
    }

    private static String y(double value, double least, double most) {
        return number(HEIGHT * (1 - (Math.clamp(value, least, most) - least) / (most - least)));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    /// Where the band of margins begins that are enough, from the top.
    public String enough() {
        return y(ENOUGH, least, most);
    }

    /// Where the picture is lost, from the top.
    public String lost() {
        return y(0, least, most);
    }

    public String bandHeight() {
        return number(Double.parseDouble(lost()) - Double.parseDouble(enough()));
    }

    public String lostHeight() {
        return number(HEIGHT - Double.parseDouble(lost()));
    }
}
