package org.pilotacs.acs.door;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.contact.ContactReports;
import org.pilotacs.acs.contact.Grouping;
import org.pilotacs.acs.contact.Share;

import java.util.List;

/// Reports as tables for spreadsheets. Stateless.
public final class ReportTables {
    private ReportTables() {}

    public static Csv counts(Grouping by, List<ContactReports.Count> rows) {
        Csv table = new Csv(by.by().wireName(), "contacts", "yes", "no", "later", "unknown", "helped", "low", "high");
        rows.forEach(row -> table.row(ReportGroup.wire(row.group(), by), row.contacts(), row.ends().yes(),
                row.ends().no(), row.ends().later(), row.ends().unknown(), value(row.ends().helped()),
                low(row.ends().helped()), high(row.ends().helped())));
        return table;
    }

    public static Csv effects(List<ContactReports.Effect> rows) {
        Csv table = new Csv("cause", "action", "contacts", "yes", "no", "later", "unknown", "helped", "low", "high");
        rows.forEach(row -> table.row(row.cause(), row.kind(), row.contacts(), row.ends().yes(), row.ends().no(),
                row.ends().later(), row.ends().unknown(), value(row.ends().helped()), low(row.ends().helped()),
                high(row.ends().helped())));
        return table;
    }

    /// @param by null for all of them in one
    public static Csv resolutions(@Nullable Grouping by, List<ContactReports.Resolution> rows) {
        Csv table = new Csv(by == null ? "all" : by.by().wireName(), "contacts", "resolved", "young", "share", "low",
                "high");
        rows.forEach(row -> table.row(ReportGroup.wire(row.group(), by), row.contacts(), row.resolved(), row.young(),
                value(row.share()), low(row.share()), high(row.share())));
        return table;
    }

    /// 0 to 1 with four digits, null if it is not known.
    public static @Nullable Double value(Share share) {
        return share.isKnown() ? (Double) rounded(share.value()) : null;
    }

    /// The same of the lower end of its interval.
    public static @Nullable Double low(Share share) {
        return share.isKnown() ? (Double) rounded(share.low()) : null;
    }

    /// The same of the upper end of its interval.
    public static @Nullable Double high(Share share) {
        return share.isKnown() ? (Double) rounded(share.high()) : null;
    }

    private static double rounded(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }
}
