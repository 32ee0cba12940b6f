package org.pilotacs.sim.homes;

import org.jspecify.annotations.Nullable;
import org.pilotacs.agent.board.Identity;
import org.pilotacs.sim.homes.KnownHome.Account;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/// A home as one line of the file, see `docs/diagnosis.md`.
final class HomeJson {
    private HomeJson() {}

    /// Without its end.
    static String line(KnownHome home) {
        Complaint said = home.call().said();
        return object("home", Integer.toString(home.plan().number()), //
                "truth", texts(home.plan().faults().stream().map(HomeFault::id).toList()), //
                "at", text(home.called().toString()), //
                "device", device(home.account()), //
                "area", text(home.account().area()), //
                "arrears", Boolean.toString(home.account().arrears()), //
                "said", text(said == null ? null : said.id()), //
                "errorCode", text(home.call().errorCode()), //
                "lastSeen", text(home.contact().last().toString()), //
                "comesEvery", text("PT" + home.contact().every().toHours() + "H"), //
                "starts", texts(home.contact().starts().stream().map(Object::toString).toList()), //
                "neighbours", neighbours(home.neighbours()), //
                "snapshots", home.snapshots().stream().map(HomeJson::snapshot).collect(
                        Collectors.joining(",", "[", "]")));
    }

    private static String device(Account account) {
        Identity identity = account.identity();
        return object("manufacturer", text(identity.manufacturer()), "oui", text(identity.oui()), "productClass",
                text(identity.productClass()), "serialNumber", text(identity.serialNumber()), "root",
                text(account.root()), "softwareVersion", text(account.softwareVersion()), "modelName",
                text(identity.modelName()));
    }

    private static String neighbours(Neighbours neighbours) {
        return object("seen", Integer.toString(neighbours.seen()), "weak", Integer.toString(neighbours.weak()),
                "offline", Integer.toString(neighbours.offline()));
    }

    private static String snapshot(Snapshot snapshot) {
        StringBuilder parameters = new StringBuilder("{");
        for (Map.Entry<String, String> one : snapshot.parameters().entrySet()) {
            parameters.append(parameters.length() > 1 ? "," : "").append(text(one.getKey())).append(':')
                    .append(text(one.getValue()));
        }
        return object("at", text(snapshot.at().toString()), "parameters", parameters.append('}').toString());
    }

    /// @param keysAndValues by turns, the values as JSON
    private static String object(String... keysAndValues) {
        StringBuilder json = new StringBuilder("{");
        for (int i = 0; i < keysAndValues.length; i += 2) {
            json.append(i > 0 ? "," : "").append(text(keysAndValues[i])).append(':').append(keysAndValues[i + 1]);
        }
        return json.append('}').toString();
    }

    private static String texts(Collection<String> values) {
        return values.stream().map(HomeJson::text).collect(Collectors.joining(",", "[", "]"));
    }

    static String text(@Nullable String value) {
        if (value == null) {
            return "null";
        }
        StringBuilder json = new StringBuilder(value.length() + 2).append('"');
        for (char each : value.toCharArray()) {
            switch (each) {
                case '"', '\\' -> json.append('\\').append(each);
                default -> json.append(each < ' ' ? "\\u%04x".formatted((int) each) : String.valueOf(each));
            }
        }
        return json.append('"').toString();
    }
}
