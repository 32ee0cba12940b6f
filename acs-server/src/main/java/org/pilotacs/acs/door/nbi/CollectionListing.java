package org.pilotacs.acs.door.nbi;

import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.door.nbi.query.Datum;
import org.pilotacs.acs.door.nbi.query.Dialect;
import org.pilotacs.acs.door.nbi.query.MalformedQueryException;
import org.pilotacs.acs.door.nbi.query.Sort;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// `GET /<collection>`: the documents that a query means. Safe for any number of threads.
final class CollectionListing {
    private static final int MOST_SORTED = 100_000;

    private final Documents documents;
    private final Dialect dialect;

    CollectionListing(Documents documents, Dialect dialect) {
        this.documents = documents;
        this.dialect = dialect;
    }

    HttpReply list(HttpCall call) {
        Asked asked;
        try {
            asked = Asked.of(call, dialect);
        } catch (MalformedQueryException e) {
            return NbiFace.refused(e);
        }
        return asked.sort() == Sort.NONE ? asFound(asked) : sorted(asked);
    }

    private HttpReply asFound(Asked asked) {
        AtomicLong total = new AtomicLong();
        documents.each(asked.query(), document -> {
            total.addAndGet(asked.query().matches(document) ? 1 : 0);
            return true;
        });
        return DocumentReply.of(total.get(), out -> {
            AtomicLong before = new AtomicLong();
            documents.each(asked.query(), document -> {
                if (!asked.query().matches(document)) {
                    return true;
                }
                long place = before.getAndIncrement();
                if (asked.wants(place)) {
                    out.add(asked.projection().of(document));
                }
                return !asked.isBeyond(place + 1);
            });
        });
    }

    private record Placed(Sort.Key key, Datum.Document document) {}

    private HttpReply sorted(Asked asked) {
        List<Placed> found = new ArrayList<>();
        documents.each(asked.query(), document -> {
            if (asked.query().matches(document)) {
                found.add(new Placed(asked.sort().keyOf(document), document));
            }
            return found.size() <= MOST_SORTED;
        });
        if (found.size() > MOST_SORTED) {
            return NbiFace.text(400, "More than " + MOST_SORTED
                    + " documents match, which is too many to be sorted; narrow the query, or ask without a sort");
        }
        found.sort(Comparator.comparing(Placed::key));
        return DocumentReply.of(found.size(), out -> found.stream().skip(asked.skip())
                .limit(asked.limit() == null ? found.size() : asked.limit())
                .forEach(one -> out.add(asked.projection().of(one.document()))));
    }
}
