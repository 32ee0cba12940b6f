package org.pilotacs.acs.door.console;

import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.reading.Reading;
import org.pilotacs.acs.reading.ReadingName;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Duration;
import java.util.Optional;

/// A reading's value as people read it.
record ShownValue(String text, String unit) {
    static ShownValue of(Reading reading, Words words) {
        Optional<ReadingName> name = ReadingName.ofName(reading.name());
        if (name.isEmpty()) {
            return new ShownValue(reading.value(), reading.unit());
        }
        return switch (name.get().kind()) {
            case FLAG -> new ShownValue(words.say(reading.value().equals("true") ? "yes" : "no"), "");
            case WORD -> new ShownValue(words.sayOr("word." + plain(name.get()) + "." + reading.value(),
                    words.sayOr("word." + reading.value(), reading.value())), "");
            case NUMBER, COUNT -> number(reading, words);
            case TEXT -> new ShownValue(reading.value(), reading.unit());
        };
    }

    private static String plain(ReadingName name) {
        return name.template().replaceAll("[{}]", "");
    }

    private static ShownValue number(Reading reading, Words words) {
        BigDecimal number = reading.number();
        if (number == null) {
            return new ShownValue(reading.value(), reading.unit());
        }
        return switch (reading.unit()) {
            case "s" -> new ShownValue(words.span(Duration.ofSeconds(number.longValue())), "");
            case "kHz" -> scaled(number, "MHz", words);
            case "KiB" -> scaled(number, "MiB", words);
            case "sym/s" -> scaled(number, "ksym/s", words);
            default -> new ShownValue(text(readable(number), words), reading.unit());
        };
    }

    /// Hundredths are enough of what is 1 or more; a box may send all digits of a floating-point number.
    private static BigDecimal readable(BigDecimal number) {
        return number.scale() > 2 && number.abs().compareTo(BigDecimal.ONE) >= 0
                ? number.setScale(2, RoundingMode.HALF_UP)
                : number;
    }

    private static ShownValue scaled(BigDecimal number, String unit, Words words) {
        BigDecimal divisor = unit.equals("MiB") ? BigDecimal.valueOf(1024) : BigDecimal.valueOf(1000);
        return new ShownValue(text(number.divide(divisor, 1, RoundingMode.HALF_UP).stripTrailingZeros(), words), unit);
    }

    private static String text(BigDecimal number, Words words) {
        NumberFormat format = NumberFormat.getNumberInstance(words.locale());
        format.setMaximumFractionDigits(Math.max(0, number.scale()));
        format.setMinimumFractionDigits(Math.max(0, number.scale()));
        return format.format(number).replace('-', '−');
    }
}
