package org.pilotacs.acs.door.console;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.contact.ContactReports;
import org.pilotacs.acs.contact.Grouping;
import org.pilotacs.acs.contact.ReportBy;
import org.pilotacs.acs.contact.ReportFilter;
import org.pilotacs.acs.diagnosis.knowledge.Knowledge;
import org.pilotacs.acs.door.Csv;
import org.pilotacs.acs.door.ReportTables;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.Body;
import org.pilotacs.acs.door.http.Fields;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.jdbc.ColumnText;
import org.pilotacs.acs.saying.Saying;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/// What many contacts show, as a page and as tables for spreadsheets. Safe for any number of threads.
final class ReportPage {
    private static final int AREA_LENGTH = 4;
    private static final int MOST_OF_AREA = 6;
    private static final int MOST_OF_MODEL = 255;
    /// If no other time is asked for.
    private static final int DAYS = 28;
    private static final int ROWS = 10;
    private static final int TABLE_ROWS = 1000;

    private final ContactReports reports;
    private final Knowledge knowledge;
    private final Pages pages;
    private final Clock clock;

    ReportPage(ContactReports reports, Knowledge knowledge, Pages pages, Clock clock) {
        this.reports = reports;
        this.knowledge = knowledge;
        this.pages = pages;
        this.clock = clock;
    }

    /// What was asked for, as it stands in the form; empty for all.
    ///
    /// @param from the first day
    /// @param to the last day
    public record Asked(String from, String to, String model, String area) {
        ReportFilter filter() {
            return new ReportFilter(day("from", from, 0), day("to", to, 1), model.isEmpty() ? null : model, null,
                    area.isEmpty() ? null : area, null, null, null);
        }

        private static @Nullable Instant day(String name, String text, int later) {
            try {
                return text.isEmpty()
                        ? null
                        : LocalDate.parse(text).plusDays(later).atStartOfDay(ZoneId.systemDefault()).toInstant();
            } catch (DateTimeException _) {
                throw ApiError.invalid(name, ConsoleSaying.NOT_A_DAY.of());
            }
        }
    }

    HttpReply show(HttpCall call) {
        Frame frame = pages.frame(call, "");
        Asked asked = asked(call.query());
        ReportFilter filter = asked.filter();
        ReportView view = new ReportView.Maker(knowledge, frame.words()).of(asked,
                reports.resolutions(null, filter, clock.instant(), 1).getFirst(),
                List.of(ReportBy.CAUSE, ReportBy.WEEK, ReportBy.MODEL, ReportBy.FIRMWARE, ReportBy.AREA).stream()
                        .map(by -> group(grouping(by), filter)).toList(),
                reports.effects(filter, ROWS * 2));
        return pages.page(200, "reports.jte", Map.of("frame", frame.titled(frame.say("reports.title")), "view", view));
    }

    private ReportView.Group group(Grouping by, ReportFilter filter) {
        boolean resolved = by.by() == ReportBy.CAUSE || by.by() == ReportBy.WEEK;
        return new ReportView.Group(by, reports.counts(by, filter, ROWS),
                resolved ? reports.resolutions(by, filter, clock.instant(), TABLE_ROWS) : List.of());
    }

    private static Grouping grouping(ReportBy by) {
        return new Grouping(by, AREA_LENGTH);
    }

    private Asked asked(Fields query) {
        boolean first = query.get("from") == null && query.get("to") == null;
        String from = first
                ? LocalDate.ofInstant(clock.instant(), ZoneId.systemDefault()).minusDays(DAYS - 1).toString()
                : query.text("from");
        return new Asked(from, query.text("to"), ColumnText.fit(query.text("model"), MOST_OF_MODEL),
                ColumnText.fit(query.text("area"), MOST_OF_AREA));
    }

    /// The same as the care API gives.
    HttpReply table(HttpCall call) {
        ReportFilter filter = asked(call.query()).filter();
        ReportBy named = ReportBy.named(call.query().text("by")).orElse(null);
        return switch (call.variable("table")) {
            case "causes.csv" -> {
                Grouping by = grouping(named == null ? ReportBy.CAUSE : named);
                yield csv("contacts-by-" + by.by().wireName(),
                        ReportTables.counts(by, reports.counts(by, filter, TABLE_ROWS)));
            }
            case "actions.csv" -> csv("effect-of-actions", ReportTables.effects(reports.effects(filter, TABLE_ROWS)));
            case "resolution.csv" -> {
                Grouping by = named == null ? null : grouping(named);
                yield csv("first-contact-resolution",
                        ReportTables.resolutions(by, reports.resolutions(by, filter, clock.instant(), TABLE_ROWS)));
            }
            default -> throw ApiError.notFound(ConsoleSaying.NO_FILE.of(Saying.of(call.variable("table"))));
        };
    }

    private static HttpReply csv(String name, Csv table) {
        return HttpReply.of(200, "text/csv; charset=utf-8", Body.of(table.toString())).with("cache-control", "no-store")
                .with("content-disposition", "attachment; filename=\"" + name + ".csv\"");
    }
}
