package org.pilotacs.acs.door.care;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.jdbc.ColumnText;

/// Texts of calls that a database is asked for. Stateless.
final class CallText {
    private CallText() {}

    /// A text of the query, null if it has none.
    static @Nullable String of(HttpCall call, String name) {
        String text = call.query().get(name);
        return text == null ? null : clean(text, "query " + name);
    }

    /// @param where to say that it holds what no database takes
    static String clean(String text, String where) {
        if (!ColumnText.isClean(text)) {
            throw ApiError.invalid(where, CareSaying.NOT_PRINTABLE.of());
        }
        return text;
    }
}
