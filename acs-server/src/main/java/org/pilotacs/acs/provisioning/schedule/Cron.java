package org.pilotacs.acs.provisioning.schedule;

import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;

/// Moments by the calendar, as cron writes them: five fields, or six with seconds before them. What is finer than anything that is
/// said begins with it, as GenieACS has it: `* 3 * * *` is once a day. In UTC.
public final class Cron {
    /// Longest text of one.
    private static final int LONGEST = 200;
    private static final String ANY = "*";
    /// Seconds, minutes, hours.
    private static final int TIME = 3;
    private static final int DAY = 3;
    private static final int DAY_OF_WEEK = 5;
    private static final int FIELD_COUNT = 6;
    private static final CronDefinition FIELDS = CronDefinitionBuilder.defineCron()
            .withSeconds().and().withMinutes().and().withHours().and()
            .withDayOfMonth().supportsL().supportsW().supportsLW().supportsQuestionMark().and()
            .withMonth().and()
            .withDayOfWeek().withValidRange(0, 7).withMondayDoWValue(1).withIntMapping(7, 0).supportsHash().supportsL()
            .supportsQuestionMark().and()
            .matchDayOfWeekAndDayOfMonth()
            .instance();

    private final ExecutionTime times;

    private Cron(ExecutionTime times) {
        this.times = times;
    }

    /// @throws IllegalArgumentException if it is none; the message says what is wrong
    public static Cron parse(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("a cron expression has at most " + LONGEST + " characters");
        }
        String fields = text.strip().replaceAll("\\s+", " ");
        String all = fields.split(" ").length == 5 ? "* " + fields : fields;
        return new Cron(ExecutionTime.forCron(new CronParser(FIELDS).parse(begun(all))));
    }

    /// With the first moment of what comes before the first field that says something.
    private static String begun(String all) {
        String[] fields = all.split(" ");
        if (Arrays.stream(fields).allMatch(ANY::equals)) {
            return all;
        }
        for (int i = 0; i < Math.min(TIME, fields.length) && fields[i].equals(ANY); i++) {
            fields[i] = "0";
        }
        boolean isOfMonth = fields.length == FIELD_COUNT && all.startsWith("* * * * ")
                && fields[DAY_OF_WEEK].equals(ANY);
        if (isOfMonth) {
            fields[DAY] = "1";
        }
        return String.join(" ", fields);
    }

    /// The last moment that is not after another one; empty if there never was one.
    ///
    /// @param now milliseconds since 1970
    public Optional<Instant> last(double now) {
        Instant next = Instant.ofEpochMilli((long) now).truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        return times.lastExecution(next.atZone(ZoneOffset.UTC)).map(at -> at.toInstant());
    }
}
