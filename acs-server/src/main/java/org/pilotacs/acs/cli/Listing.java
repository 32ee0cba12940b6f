package org.pilotacs.acs.cli;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.List;
import java.util.function.Function;

/// Prints a list that the care API gives, as a table or as JSON. Stateless.
final class Listing {
    private Listing() {}

    /// @param path under the API's root, for example `/accounts`
    /// @param none what is said of an empty list
    /// @param row the cells of one entry
    static void print(CareClient client, Terminal terminal, boolean json, Of list, String none,
            Function<JsonNode, List<String>> row) {
        JsonNode all = client.get(list.path);
        if (json) {
            terminal.say(all.toPrettyString());
        } else if (all.path(list.key).isEmpty()) {
            terminal.say(none);
        } else {
            Table table = new Table(list.columns.toArray(String[]::new));
            all.path(list.key).forEach(one -> table.add(row.apply(one).toArray(String[]::new)));
            table.print(terminal, "");
        }
    }

    /// Where a list is, what it is called in the answer, and its headings.
    record Of(String path, String key, List<String> columns) {
        Of {
            columns = List.copyOf(columns);
        }
    }
}
