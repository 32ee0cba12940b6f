package org.pilotacs.acs.door.nbi.query;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// How the devices are asked: the name of a parameter stands for its value, and a text for all that may be meant with it:
/// itself, a number, a date, a text with `*` for any part of it, or `/a regular expression/` with flags.
final class WidenedOperands implements Operands {
    private static final int SHORTEST_DATE = 8;
    private static final int LAST_YEAR_BEFORE_DATES = 1983;
    /// In the order in which JavaScript prints them; each stands once.
    private static final Pattern FLAGS = Pattern.compile("g?i?m?s?u?y?");

    /// What does not begin with `_` in its last name is a parameter.
    @Override
    public String path(String name) {
        return name.startsWith("_", name.lastIndexOf('.') + 1) ? name : name + "._value";
    }

    @Override
    public List<Datum> values(String name, Datum value) {
        if (!(value instanceof Datum.Text(String text))) {
            return List.of(value);
        }
        List<Datum> values = new ArrayList<>();
        values.add(value);
        Double number = JsNumber.read(text);
        if (number != null) {
            values.add(new Datum.Numeral(number));
        }
        Instant date = text.length() < SHORTEST_DATE ? null : DateText.read(text);
        if (date != null && date.atOffset(ZoneOffset.UTC).getYear() > LAST_YEAR_BEFORE_DATES) {
            values.add(new Datum.Date(date));
        }
        return values;
    }

    @Override
    public List<TextPattern> patterns(Datum value) throws MalformedQueryException {
        if (!(value instanceof Datum.Text(String text))) {
            return List.of();
        }
        List<TextPattern> patterns = new ArrayList<>();
        TextPattern expression = expression(text);
        if (expression != null) {
            patterns.add(expression);
        }
        if (text.indexOf('*') >= 0) {
            patterns.add(TextPattern.glob(text));
        }
        return patterns;
    }

    private static @Nullable TextPattern expression(String text) throws MalformedQueryException {
        int end = text.lastIndexOf('/');
        if (end < 1 || text.charAt(0) != '/' || !FLAGS.matcher(text).region(end + 1, text.length()).matches()) {
            return null;
        }
        return TextPattern.of(text.substring(1, end), text.substring(end + 1));
    }
}
