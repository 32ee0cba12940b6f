package org.pilotacs.acs.door.care;

import org.pilotacs.acs.door.Csv;
import org.pilotacs.acs.door.http.Body;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;

/// What is given as JSON or, to who asks for that by `Accept`, as a table for spreadsheets. Stateless.
final class CareTable {
    private CareTable() {}

    static boolean isWanted(HttpCall call) {
        return call.headers().text("accept").contains("text/csv");
    }

    /// @param name of the file that a browser makes of it
    static HttpReply.Whole reply(String name, Csv table) {
        return HttpReply.of(200, "text/csv; charset=utf-8", Body.of(table.toString())).with("cache-control", "no-store")
                .with("content-disposition", "attachment; filename=\"" + name + ".csv\"");
    }
}
