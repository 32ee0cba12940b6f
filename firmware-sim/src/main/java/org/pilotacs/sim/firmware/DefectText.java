package org.pilotacs.sim.firmware;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Defects as lines of text, for example `boot-loop hardware=B share=0.05 seed=7 every=PT30S informs-every=2 falls-back-after=10`.
final class DefectText {
    private DefectText() {}

    static String written(List<Defect> defects) {
        return String.join("\n", defects.stream().map(DefectText::line).toList());
    }

    private static String line(Defect defect) {
        return switch (defect) {
            case Defect.BootLoop(var whom, var every, var informs, var fallsBack) ->
                line("boot-loop", whom, "every=" + every, "informs-every=" + informs, "falls-back-after=" + fallsBack);
            case Defect.WeakSignal(var whom, var loss, var errors) ->
                line("weak-signal", whom, "loss=" + loss, "packet-errors=" + errors);
            case Defect.Brick(var whom) -> line("brick", whom);
            case Defect.SlowDownload(var whom, var rate) -> line("slow-download", whom, "bytes-per-second=" + rate);
            case Defect.OtherVersion(var whom, var reported) -> line("other-version", whom, "reported=" + reported);
            case Defect.LateCrashes(var whom, var after, var every) ->
                line("late-crashes", whom, "after=" + after, "every=" + every);
            case Defect.NotInstalled(var whom) -> line("not-installed", whom);
            case Defect.LosesSettings(var whom) -> line("loses-settings", whom);
        };
    }

    private static String line(String kind, Affected whom, String... more) {
        String start = String.format(Locale.ROOT, "%s hardware=%s share=%s seed=%d", kind, whom.hardware(),
                whom.share(), whom.seed());
        return more.length == 0 ? start : start + " " + String.join(" ", more);
    }

    /// @throws IllegalArgumentException if it is no list of defects
    static List<Defect> read(String text) {
        return text.lines().filter(line -> !line.isEmpty()).map(DefectText::defect).toList();
    }

    private static Defect defect(String line) {
        String[] words = line.split(" ", -1);
        Fields fields = Fields.of(List.of(words).subList(1, words.length));
        Affected whom = new Affected(fields.text("hardware"), fields.fraction("share"), fields.whole("seed"));
        return switch (words[0]) {
            case "boot-loop" -> new Defect.BootLoop(whom, fields.time("every"), fields.count("informs-every"),
                    fields.count("falls-back-after"));
            case "weak-signal" ->
                new Defect.WeakSignal(whom, fields.fraction("loss"), fields.fraction("packet-errors"));
            case "brick" -> new Defect.Brick(whom);
            case "slow-download" -> new Defect.SlowDownload(whom, fields.count("bytes-per-second"));
            case "other-version" -> new Defect.OtherVersion(whom, fields.text("reported"));
            case "late-crashes" -> new Defect.LateCrashes(whom, fields.time("after"), fields.time("every"));
            case "not-installed" -> new Defect.NotInstalled(whom);
            case "loses-settings" -> new Defect.LosesSettings(whom);
            default -> throw new IllegalArgumentException("no such defect: " + words[0]);
        };
    }

    /// What stands behind the name of a defect.
    private record Fields(Map<String, String> values) {
        static Fields of(List<String> words) {
            Map<String, String> values = new HashMap<>();
            for (String word : words) {
                int equals = word.indexOf('=');
                values.put(word.substring(0, Math.max(0, equals)), word.substring(equals + 1));
            }
            return new Fields(values);
        }

        String text(String name) {
            String value = values.get(name);
            if (value == null) {
                throw new IllegalArgumentException(name + " is missing");
            }
            return value;
        }

        double fraction(String name) {
            return Double.parseDouble(text(name));
        }

        long whole(String name) {
            return Long.parseLong(text(name));
        }

        int count(String name) {
            return Integer.parseInt(text(name));
        }

        Duration time(String name) {
            try {
                return Duration.parse(text(name));
            } catch (DateTimeParseException wrong) {
                throw new IllegalArgumentException(name + " is no time", wrong);
            }
        }
    }
}
