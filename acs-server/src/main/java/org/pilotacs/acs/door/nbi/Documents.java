package org.pilotacs.acs.door.nbi;

import org.pilotacs.acs.door.nbi.query.Datum;
import org.pilotacs.acs.door.nbi.query.Query;

import java.util.function.Predicate;
import java.util.function.Supplier;

/// The documents of one collection.
interface Documents {
    /// Gives documents in their order, until it has had enough.
    ///
    /// @param query what is asked, to narrow them down; those that it does not mean may be among them
    /// @param more takes one, and says whether it wants more
    void each(Query query, Predicate<Datum.Document> more);

    /// Those of a list.
    static Documents of(Supplier<? extends Iterable<Datum.Document>> all) {
        return (_, more) -> {
            for (Datum.Document one : all.get()) {
                if (!more.test(one)) {
                    return;
                }
            }
        };
    }
}
