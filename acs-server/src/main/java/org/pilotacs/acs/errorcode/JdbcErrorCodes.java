package org.pilotacs.acs.errorcode;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.account.Author;
import org.pilotacs.acs.jdbc.ColumnText;
import org.pilotacs.acs.jdbc.Database;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The table of error codes in the database. Safe for any number of threads.
///
/// An entry that was taken out stays as a row that says so: what comes with the server does not bring it back.
public final class JdbcErrorCodes implements ErrorCodes {
    private static final int MOST_WORDS = 8;

    private static final String NEARNESS = """
            SELECT e.*, CASE WHEN spoken = :spoken THEN 0 WHEN spoken LIKE :begins THEN 1 ELSE 2 END AS nearness,
                CASE WHEN model = :model THEN 0 ELSE 1 END AS other_model,
                CASE WHEN cas = :cas THEN 0 ELSE 1 END AS other_cas
            FROM error_code e WHERE deleted = FALSE
            """;

    private static final String ORDER = " ORDER BY nearness, other_model, other_cas, code, cas, model LIMIT :limit";

    private final Database database;

    public JdbcErrorCodes(Database database) {
        this.database = database;
    }

    /// Takes over what comes with the server, but for what an operator has changed or taken out.
    public void load(Map<ErrorCodeKey, ErrorCode.Content> builtIn, Instant now) {
        database.transact(handle -> {
            builtIn.forEach((key, content) -> {
                JdbcErrorCodeTable.Row row = JdbcErrorCodeTable.locked(handle, key);
                if (row == null || row.isOurs() && !row.entry().content().equals(content)) {
                    JdbcErrorCodeTable.replace(handle, row, entry(key, content, row, Author.NOBODY, now), false);
                }
            });
            return builtIn.size();
        });
    }

    /// What is bound holds letters and digits only, so that none of it means anything to LIKE.
    @Override
    public List<ErrorCode> search(ErrorCodeSearch search) {
        String spoken = CodeText.spoken(search.text());
        if (spoken.isEmpty() && !search.text().isBlank()) {
            return List.of();
        }
        List<String> words = Stream.of(CodeText.folded(search.text()).split(" ")).limit(MOST_WORDS).toList();
        StringBuilder sql = new StringBuilder(NEARNESS);
        if (search.cas() != null) {
            sql.append(" AND (cas = :cas OR cas = '*')");
        }
        if (search.model() != null) {
            sql.append(" AND (model = :model OR model = '*')");
        }
        if (!spoken.isEmpty()) {
            sql.append(" AND (spoken LIKE :begins OR 1 = 1");
            for (int i = 0; i < words.size(); i++) {
                sql.append(" AND words LIKE :word").append(i);
            }
            sql.append(")");
        }
        return database.with(handle -> {
            Query query = handle.createQuery(sql.append(ORDER).toString()).bind("spoken", spoken)
                    .bind("begins", spoken + "%").bind("cas", wanted(search.cas()))
                    .bind("model", wanted(search.model()))
                    .bind("limit", search.limit());
            for (int i = 0; i < words.size() && !spoken.isEmpty(); i++) {
                query.bind("word" + i, "%" + words.get(i) + "%");
            }
            return query.map((row, _) -> JdbcErrorCodeTable.row(row).entry()).list();
        });
    }

    private static String wanted(@Nullable String given) {
        return given == null ? ErrorCodeKey.ANY : ColumnText.fit(CodeText.capitals(given), ErrorCodeKey.MAX_MODEL);
    }

    @Override
    public Optional<ErrorCode> find(ErrorCodeKey key) {
        return database.with(handle -> Optional.ofNullable(JdbcErrorCodeTable.find(handle, key)))
                .filter(row -> !row.deleted()).map(JdbcErrorCodeTable.Row::entry);
    }

    @Override
    public Put put(ErrorCodeKey key, ErrorCode.Content content, Author by, Instant now) {
        Put put = database.transact(handle -> {
            JdbcErrorCodeTable.Row row = JdbcErrorCodeTable.locked(handle, key);
            boolean isNew = row == null || row.deleted();
            if (!isNew && row != null && !row.isOurs() && row.entry().content().equals(content)) {
                return new Put(row.entry(), false);
            }
            ErrorCode entry = entry(key, content, row, by, now);
            JdbcErrorCodeTable.replace(handle, row, entry, false);
            return new Put(entry, isNew);
        });
        database.awaitWritten();
        return put;
    }

    private static ErrorCode entry(ErrorCodeKey key, ErrorCode.Content content, JdbcErrorCodeTable.@Nullable Row former,
            Author by, Instant now) {
        return new ErrorCode(key, content, former == null ? 1 : former.entry().version() + 1,
                now.truncatedTo(ChronoUnit.MILLIS), JdbcErrorCodeTable.fitted(by));
    }

    @Override
    public boolean remove(ErrorCodeKey key, Author by, Instant now) {
        return database.transact(handle -> remove(handle, key, by, now));
    }

    private static boolean remove(Handle handle, ErrorCodeKey key, Author by, Instant now) {
        JdbcErrorCodeTable.Row row = JdbcErrorCodeTable.locked(handle, key);
        if (row == null || row.deleted()) {
            return false;
        }
        JdbcErrorCodeTable.replace(handle, row, entry(key, row.entry().content(), row, by, now), true);
        return true;
    }

    @Override
    public List<ErrorCode> history(ErrorCodeKey key) {
        return database.with(handle -> JdbcErrorCodeTable.history(handle, key));
    }
}
