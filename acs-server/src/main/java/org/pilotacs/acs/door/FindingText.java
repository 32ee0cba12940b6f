package org.pilotacs.acs.door;

import org.pilotacs.acs.diagnosis.Finding;
import org.pilotacs.acs.diagnosis.sign.Measured;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// A finding for people: what was looked at, and how it stands.
///
/// @param title for example `Signal margin`
/// @param value for example `0.4`, empty for a word
/// @param unit empty if it has none
/// @param says for example `next to none`
public record FindingText(String title, String value, String unit, String says) {
    public static FindingText of(Finding finding, Words words) {
        return new FindingText(words.say(finding.rule().title()), value(finding.measured()),
                finding.measured().number() == null ? "" : finding.measured().sign().unit(),
                words.say(finding.state().says()));
    }

    /// As exact as people need it.
    public static String value(Measured measured) {
        Double number = measured.number();
        if (number == null) {
            return "";
        }
        BigDecimal exact = BigDecimal.valueOf(number);
        BigDecimal shown = Math.abs(number) < 0.05 && number != 0
                ? exact.round(new MathContext(1))
                : exact.setScale(Math.abs(number) < 100 ? 1 : 0, RoundingMode.HALF_UP);
        BigDecimal plain = shown.stripTrailingZeros();
        return plain.signum() != 0 && plain.abs().compareTo(new BigDecimal("0.001")) < 0
                ? plain.toString()
                : plain.toPlainString();
    }

    /// For example `Signal margin 0.4 dB: next to none`.
    public String whole() {
        String measure = value.isEmpty() ? "" : " " + value + (unit.isEmpty() ? "" : " " + unit);
        return title + measure + ": " + says;
    }
}
