package org.pilotacs.acs.door.console;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.Parameter;
import org.pilotacs.acs.device.ParameterTree;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.profile.Profile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What the explorer shows of a box's parameters at once: what is directly below an object, or what a search found.
///
/// @param at the object, with its dot; empty for all of the data model
/// @param query what was searched for, empty if nothing was
/// @param known nodes that are known of the box
/// @param found how many there are in all of which this is a page
/// @param more where the rest of them is shown, empty on the last page
/// @param morePart the same as a part of a page
public record ParameterPage(String at, String query, List<Crumb> crumbs, List<Branch> branches, List<ParameterRow> rows,
        int known, int found, String more, String morePart, @Nullable Refresh refresh) {
    /// As many lines as one looks through.
    static final int LINES = 100;

    /// Names as people count: `2.` before `10.`.
    private static final Comparator<String> ORDER = Comparator.comparing(ParameterPage::leadingZeros)
            .thenComparing(Comparator.naturalOrder());
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}\\.?");

    public ParameterPage {
        crumbs = List.copyOf(crumbs);
        branches = List.copyOf(branches);
        rows = List.copyOf(rows);
    }

    /// An object on the way to where we are.
    public record Crumb(String name, String link) {}

    /// An object with all that is below it.
    ///
    /// @param link where it is shown alone
    /// @param part what is directly below it, as a part of a page
    /// @param count parameters below it
    public record Branch(String path, String name, String link, String part, int count) {}

    /// How an object is asked for anew, as commands.
    ///
    /// @param read empty where it is too much: all of the data model
    public record Refresh(String read, String discover) {}

    /// Makes pages of one box.
    record Maker(HttpCall call, Device device, ParameterTree tree, Profile profile, Words words, Instant now) {
        /// @param from how many lines were shown before
        ParameterPage below(String at, int from) {
            String where = at.isEmpty() && from == 0 ? root() : at;
            Map<String, Integer> objects = new TreeMap<>(ORDER);
            List<Parameter> leaves = new ArrayList<>();
            for (Parameter one : tree.under(where)) {
                String rest = one.path().substring(where.length());
                int dot = rest.indexOf('.');
                if (dot >= 0) {
                    objects.merge(rest.substring(0, dot + 1), one.isObject() ? 0 : 1, Integer::sum);
                } else if (!rest.isEmpty()) {
                    leaves.add(one);
                }
            }
            leaves.sort(Comparator.comparing(Parameter::path, ORDER));
            List<Branch> branches = objects.entrySet().stream().skip(from).limit(LINES)
                    .map(one -> branch(where, one.getKey(), one.getValue())).toList();
            List<ParameterRow> rows = leaves.stream().skip(Math.max(0, from - objects.size()))
                    .limit(LINES - branches.size()).map(this::row).toList();
            int found = objects.size() + leaves.size();
            int next = from + branches.size() + rows.size();
            return new ParameterPage(where, "", crumbs(where), branches, rows, tree.size(), found,
                    next < found ? link("?at=", where) + "&from=" + next : "",
                    next < found ? link("/below?at=", where) + "&from=" + next : "", refresh(where));
        }

        /// Each word that was typed must be in the path or the value; what is secret is found by its path alone.
        ParameterPage search(String query, int from) {
            List<String> words = List.of(query.toLowerCase(Locale.ROOT).split("\\s+"));
            List<Parameter> found = tree.all().stream().filter(one -> !one.isObject() && matches(one, words)).toList();
            List<ParameterRow> rows = found.stream().skip(from).limit(LINES).map(this::row).toList();
            int next = from + rows.size();
            String more = next < found.size() ? link("?q=", query) + "&from=" + next : "";
            return new ParameterPage("", query, List.of(), List.of(), rows, tree.size(), found.size(), more, more,
                    null);
        }

        private boolean matches(Parameter one, List<String> wanted) {
            String path = one.path().toLowerCase(Locale.ROOT);
            String value = one.value() == null || ParameterRow.isSecret(one, profile)
                    ? ""
                    : one.value().text().toLowerCase(Locale.ROOT);
            return wanted.stream().allMatch(word -> path.contains(word) || value.contains(word));
        }

        /// Nobody wants to open the one object that all others are in.
        private String root() {
            String first = tree.all().stream().map(Parameter::path).findFirst().orElse("");
            String object = first.substring(0, first.indexOf('.') + 1);
            return tree.under(object).size() == tree.size() ? object : "";
        }

        private Branch branch(String where, String name, int count) {
            String path = where + name;
            return new Branch(path, name, link("?at=", path), link("/below?at=", path), count);
        }

        private ParameterRow row(Parameter one) {
            return ParameterRow.of(one, DeviceView.href(device), profile, words, now);
        }

        private Refresh refresh(String where) {
            return new Refresh(where.isEmpty() ? "" : Curl.read(call, device, where),
                    Curl.discover(call, device, where));
        }

        private List<Crumb> crumbs(String where) {
            List<Crumb> crumbs = new ArrayList<>();
            int from = 0;
            for (int dot = where.indexOf('.'); dot >= 0; dot = where.indexOf('.', from)) {
                crumbs.add(new Crumb(where.substring(from, dot + 1), link("?at=", where.substring(0, dot + 1))));
                from = dot + 1;
            }
            return crumbs;
        }

        private String link(String page, String text) {
            return ParameterRow.link(DeviceView.href(device), page, text);
        }
    }

    private static String leadingZeros(String path) {
        int segment = path.lastIndexOf('.', path.length() - 2) + 1;
        String name = path.substring(segment);
        return NUMBER.matcher(name).matches() ? "0".repeat(10 - name.length()) + name : name;
    }
}
