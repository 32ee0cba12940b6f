package org.pilotacs.acs.door.nbi;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.nbi.query.Dialect;
import org.pilotacs.acs.door.nbi.query.MalformedQueryException;
import org.pilotacs.acs.door.nbi.query.Projection;
import org.pilotacs.acs.door.nbi.query.Query;
import org.pilotacs.acs.door.nbi.query.Sort;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which documents of a collection a call wants, in which order, and what of them.
///
/// @param skip so many of those that match are left out
/// @param limit most of them, null for all
record Asked(Query query, Projection projection, Sort sort, long skip, @Nullable Long limit) {
    /// As JavaScript reads a number: what follows it does not matter.
    private static final Pattern NUMBER = Pattern.compile("\\s*([+-]?[0-9]{1,15}).*", Pattern.DOTALL);

    /// @throws MalformedQueryException if it cannot be understood
    static Asked of(HttpCall call, Dialect dialect) throws MalformedQueryException {
        String query = call.query().get("query");
        String sort = call.query().get("sort");
        String projection = call.query().get("projection");
        Long skip = number(call.query().get("skip"));
        Long limit = number(call.query().get("limit"));
        return new Asked(query == null ? Query.ANY : dialect.query(query),
                projection == null ? Projection.ALL : Projection.of(projection),
                sort == null ? Sort.NONE : dialect.sort(sort), skip == null ? 0 : Math.max(0, skip),
                limit == null || limit == 0 ? null : Long.valueOf(Math.abs(limit)));
    }

    private static @Nullable Long number(@Nullable String text) {
        Matcher number = text == null ? null : NUMBER.matcher(text);
        return number != null && number.matches() ? Long.valueOf(number.group(1)) : null;
    }

    /// Whether one that is found after so many others is wanted.
    boolean wants(long before) {
        return before >= skip && !isBeyond(before);
    }

    /// Whether nothing is wanted any more after so many.
    boolean isBeyond(long before) {
        return limit != null && before >= skip + limit;
    }
}
