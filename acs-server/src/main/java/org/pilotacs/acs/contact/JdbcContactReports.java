package org.pilotacs.acs.contact;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.jdbc.Database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/// Reports that the database counts, each by one statement. Safe for any number of threads.
public final class JdbcContactReports implements ContactReports {
    private static final String ENDS = """
            SUM(CASE WHEN c.helped = 'YES' THEN 1 ELSE 0 END) AS yes,
            SUM(CASE WHEN c.helped = 'NO' THEN 1 ELSE 0 END) AS no_help,
            SUM(CASE WHEN c.helped = 'LATER' THEN 1 ELSE 0 END) AS later,
            SUM(CASE WHEN c.helped = 'UNKNOWN' THEN 1 ELSE 0 END) AS unknown_end
            """;

    /// What was done twice in one contact counts once.
    private static final String EFFECTS = "SELECT c.cause, d.kind, COUNT(*) AS contacts, " + ENDS
            + " FROM contact c JOIN contact_deed d ON d.contact_id = c.id AND d.anew = TRUE";

    private static final String RESOLUTIONS = """
            SUM(CASE WHEN c.happened <= :old THEN 1 ELSE 0 END) AS contacts,
            SUM(CASE WHEN c.happened <= :old AND c.helped = 'YES' AND c.again IS NULL THEN 1 ELSE 0 END) AS resolved,
            SUM(CASE WHEN c.happened > :old THEN 1 ELSE 0 END) AS young
            FROM contact c
            """;

    private final Database database;

    public JdbcContactReports(Database database) {
        this.database = database;
    }

    @Override
    public List<Count> counts(Grouping by, ReportFilter filter, int most) {
        String group = expression(by);
        JdbcFilter conditions = conditions(filter);
        return database.with(handle -> conditions.bind(handle.createQuery("SELECT " + group
                + " AS grouped, COUNT(*) AS contacts, " + ENDS + " FROM contact c" + conditions.where() + " GROUP BY "
                + group + order(by) + " LIMIT :most")).bind("most", most)
                .map((row, _) -> new Count(row.getString("grouped"), row.getLong("contacts"), ends(row))).list());
    }

    @Override
    public List<Effect> effects(ReportFilter filter, int most) {
        JdbcFilter conditions = conditions(filter);
        return database.with(handle -> conditions.bind(handle.createQuery(EFFECTS + conditions.where()
                + " GROUP BY c.cause, d.kind ORDER BY contacts DESC, cause, kind LIMIT :most")).bind("most", most)
                .map((row, _) -> new Effect(row.getString("cause"), row.getString("kind"), row.getLong("contacts"),
                        ends(row)))
                .list());
    }

    @Override
    public List<Resolution> resolutions(@Nullable Grouping by, ReportFilter filter, Instant now, int most) {
        JdbcFilter conditions = conditions(filter);
        String columns = by == null ? "" : expression(by) + " AS grouped, ";
        String grouping = by == null ? "" : " GROUP BY " + expression(by) + order(by) + " LIMIT " + most;
        return database.with(handle -> conditions.bind(handle.createQuery("SELECT " + columns + RESOLUTIONS
                + conditions.where() + grouping)).bind("old", now.minus(Contacts.COMES_BACK).toEpochMilli())
                .map((row, _) -> new Resolution(by == null ? null : row.getString("grouped"), row.getLong("contacts"),
                        row.getLong("resolved"), row.getLong("young")))
                .list());
    }

    private static String expression(Grouping by) {
        return switch (by.by()) {
            case CAUSE -> "c.cause";
            case CATEGORY -> "c.complaint";
            case CHANNEL -> "c.channel";
            case MODEL -> "c.model";
            case FIRMWARE -> "c.firmware";
            case AREA -> "SUBSTRING(c.area FROM 1 FOR " + by.areaLength() + ")";
            case WEEK -> "c.week";
        };
    }

    private static String order(Grouping by) {
        return by.by() == ReportBy.WEEK ? " ORDER BY grouped DESC" : " ORDER BY contacts DESC, grouped";
    }

    private static JdbcFilter conditions(ReportFilter filter) {
        JdbcFilter conditions = new JdbcFilter().and("c.happened >= :from", "from", filter.from())
                .and("c.happened < :to", "to", filter.to()).and("c.model = :model", "model", filter.model())
                .and("c.firmware = :firmware", "firmware", filter.firmware())
                .and("c.channel = :channel", "channel", filter.channel())
                .and("c.complaint = :complaint", "complaint", filter.complaint())
                .and("c.cause = :cause", "cause", filter.cause());
        String area = filter.area();
        return area == null
                ? conditions
                : conditions.and("SUBSTRING(c.area FROM 1 FOR " + area.length() + ") = :area", "area", area);
    }

    private static Ends ends(ResultSet row) throws SQLException {
        return new Ends(row.getLong("yes"), row.getLong("no_help"), row.getLong("later"), row.getLong("unknown_end"));
    }
}
