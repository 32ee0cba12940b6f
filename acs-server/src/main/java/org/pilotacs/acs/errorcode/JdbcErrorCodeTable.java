package org.pilotacs.acs.errorcode;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.account.Author;
import org.pilotacs.acs.jdbc.ColumnText;
import org.pilotacs.acs.saying.Language;
import org.pilotacs.acs.saying.Saying;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Error codes as rows. Stateless.
final class JdbcErrorCodeTable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String KEY = " WHERE code = :code AND cas = :cas AND model = :model";
    private static final String CONTENT = "printed, meaning_en, meaning_pl, source, todo_en, todo_pl, hints, escalate,"
            + " deleted, version, changed, changed_by, agent";

    private static final String INSERT = "INSERT INTO error_code (code, cas, model, spoken, words, " + CONTENT + ")"
            + """
                     VALUES (:code, :cas, :model, :spoken, :words, :printed, :meaningEn, :meaningPl, :source, :todoEn,
                    :todoPl, :hints, :escalate, :deleted, :version, :changed, :by, :agent)
                    """;

    private static final String UPDATE = """
            UPDATE error_code SET spoken = :spoken, words = :words, printed = :printed, meaning_en = :meaningEn,
                meaning_pl = :meaningPl, source = :source, todo_en = :todoEn, todo_pl = :todoPl, hints = :hints,
                escalate = :escalate, deleted = :deleted, version = :version, changed = :changed, changed_by = :by,
                agent = :agent
            """ + KEY;

    private static final String KEEP = "INSERT INTO error_code_history (code, cas, model, " + CONTENT
            + ") SELECT code, cas, model, " + CONTENT + " FROM error_code" + KEY;

    private JdbcErrorCodeTable() {}

    /// An entry, also one that was taken out.
    record Row(ErrorCode entry, boolean deleted) {
        /// Whether it is as the server brought it.
        boolean isOurs() {
            return !deleted && entry.changedBy().isNobody();
        }
    }

    /// Null if there never was one.
    static @Nullable Row find(Handle handle, ErrorCodeKey key) {
        return find(handle, key, "");
    }

    /// The same, to be changed in this transaction by nobody else.
    static @Nullable Row locked(Handle handle, ErrorCodeKey key) {
        return find(handle, key, " FOR UPDATE");
    }

    private static @Nullable Row find(Handle handle, ErrorCodeKey key, String lock) {
        return bind(handle.createQuery("SELECT * FROM error_code" + KEY + lock), key).map((row, _) -> row(row))
                .findOne().orElse(null);
    }

    /// @param former null if there never was one; goes into the history
    static void replace(Handle handle, @Nullable Row former, ErrorCode entry, boolean deleted) {
        if (former != null) {
            bind(handle.createUpdate(KEEP), entry.key()).execute();
            bind(handle.createUpdate("DELETE FROM error_code_history" + KEY + " AND version <= :old"), entry.key())
                    .bind("old", former.entry().version() - ErrorCodes.MOST_VERSIONS).execute();
        }
        ErrorCode.Content content = entry.content();
        bind(handle.createUpdate(former == null ? INSERT : UPDATE), entry.key())
                .bind("spoken", CodeText.spoken(content.printed())).bind("words", words(entry))
                .bind("printed", content.printed()).bind("meaningEn", text(content.meaning(), Language.ENGLISH))
                .bind("meaningPl", text(content.meaning(), Language.POLISH)).bind("source", content.source().name())
                .bind("todoEn", text(content.todo(), Language.ENGLISH))
                .bind("todoPl", text(content.todo(), Language.POLISH)).bind("hints", write(content.hints()))
                .bind("escalate", content.escalate()).bind("deleted", deleted).bind("version", entry.version())
                .bind("changed", entry.changed().toEpochMilli()).bind("by", entry.changedBy().who())
                .bind("agent", entry.changedBy().agent()).execute();
    }

    static List<ErrorCode> history(Handle handle, ErrorCodeKey key) {
        return bind(handle.createQuery("SELECT * FROM error_code_history" + KEY + " ORDER BY version DESC"), key)
                .map((row, _) -> row(row).entry()).list();
    }

    /// As it is kept.
    static Author fitted(Author by) {
        return new Author(ColumnText.fit(by.who(), Author.MOST_WHO), ColumnText.fit(by.agent(), Author.MOST_AGENT));
    }

    private static <T extends SqlStatement<T>> T bind(T statement, ErrorCodeKey key) {
        return statement.bind("code", key.code()).bind("cas", key.cas()).bind("model", key.model());
    }

    private static String words(ErrorCode entry) {
        ErrorCode.Content content = entry.content();
        return Stream.of(Stream.of(content.printed(), entry.key().code()), content.meaning().texts().values().stream(),
                content.todo().texts().values().stream()).flatMap(texts -> texts).map(CodeText::folded)
                .collect(Collectors.joining(" "));
    }

    private static String text(Saying.Written texts, Language language) {
        return texts.texts().getOrDefault(language, "");
    }

    private static String write(List<CauseHint> hints) {
        ArrayNode list = JSON.createArrayNode();
        hints.forEach(hint -> list.addObject().put("cause", hint.cause()).put("weight", hint.weight()));
        return list.toString();
    }

    private static List<CauseHint> hints(String json) {
        List<CauseHint> hints = new ArrayList<>();
        try {
            for (JsonNode one : JSON.readTree(json)) {
                hints.add(new CauseHint(one.path("cause").asText(), one.path("weight").asDouble()));
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("hints are stored as JSON", e);
        }
        return hints;
    }

    static Row row(ResultSet row) throws SQLException {
        ErrorCode.Content content = new ErrorCode.Content(row.getString("printed"), written(row, "meaning"),
                StatusSource.valueOf(row.getString("source")), written(row, "todo"), hints(row.getString("hints")),
                row.getBoolean("escalate"));
        ErrorCode entry = new ErrorCode(
                new ErrorCodeKey(row.getString("code"), row.getString("cas"), row.getString("model")), content,
                row.getInt("version"), Instant.ofEpochMilli(row.getLong("changed")),
                new Author(row.getString("changed_by"), row.getString("agent")));
        return new Row(entry, row.getBoolean("deleted"));
    }

    private static Saying.Written written(ResultSet row, String column) throws SQLException {
        return new Saying.Written(Map.of(Language.ENGLISH, row.getString(column + "_en"), Language.POLISH,
                row.getString(column + "_pl")));
    }
}
