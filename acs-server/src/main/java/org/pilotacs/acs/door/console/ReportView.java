package org.pilotacs.acs.door.console;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.contact.ContactReports;
import org.pilotacs.acs.contact.Grouping;
import org.pilotacs.acs.contact.ReportBy;
import org.pilotacs.acs.contact.Share;
import org.pilotacs.acs.diagnosis.knowledge.Knowledge;
import org.pilotacs.acs.door.ReportGroup;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.saying.Language;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What many contacts show, as people see it.
///
/// @param contacts how many there were; 0 if there is nothing to show
/// @param first of the contacts that are old enough, how many were enough by themselves
/// @param resolutionTable address of the same for spreadsheets
/// @param effectTable the same of what was done
public record ReportView(ReportPage.Asked asked, String contacts, boolean any, Part first, String young,
        String resolutionTable, List<Chart> charts, List<Effect> effects, String effectTable) {
    public ReportView {
        charts = List.copyOf(charts);
        effects = List.copyOf(effects);
    }

    /// A share with its interval.
    ///
    /// @param text for example `63 % (41–81)`; a dash if it is not known
    /// @param of how many it is a share of
    /// @param value 0 to 100, like the ends of its interval
    public record Part(String text, boolean known, String of, long value, long low, long high) {}

    /// Contacts by something, most first.
    ///
    /// @param name key of its words
    /// @param table address of the same for spreadsheets
    /// @param resolved whether its bars say how many contacts were enough
    public record Chart(String name, String table, List<Bar> bars, boolean resolved) {}

    /// @param width 0 to 100, of the longest
    public record Bar(String text, String contacts, long width, Part helped, Part first) {}

    /// What one kind of action did for one cause.
    public record Effect(String cause, String action, String contacts, Part helped) {}

    /// What the database counted by something.
    record Group(Grouping by, List<ContactReports.Count> counts, List<ContactReports.Resolution> resolutions) {}

    /// Puts figures into words.
    record Maker(Knowledge knowledge, Words words) {
        ReportView of(ReportPage.Asked asked, ContactReports.Resolution all, List<Group> groups,
                List<ContactReports.Effect> effects) {
            String query = Stream.of("from=" + asked.from(), "to=" + asked.to(), "model=" + written(asked.model()),
                    "area=" + written(asked.area())).collect(Collectors.joining("&"));
            long contacts = all.contacts() + all.young();
            return new ReportView(asked, number(contacts), contacts > 0, part(all.share()), number(all.young()),
                    "/reports/resolution.csv?" + query, groups.stream().map(group -> chart(group, query)).toList(),
                    effects.stream().map(this::effect).toList(), "/reports/actions.csv?" + query);
        }

        private static String written(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }

        private Chart chart(Group group, String query) {
            String by = group.by().by().wireName();
            long most = group.counts().stream().mapToLong(ContactReports.Count::contacts).max().orElse(1);
            return new Chart("reports.by." + by, "/reports/causes.csv?by=" + by + "&" + query,
                    group.counts().stream().map(one -> bar(one, group, most)).toList(),
                    !group.resolutions().isEmpty());
        }

        private Bar bar(ContactReports.Count one, Group group, long most) {
            Share first = group.resolutions().stream().filter(other -> Objects.equals(other.group(), one.group()))
                    .map(ContactReports.Resolution::share).findFirst().orElse(new Share(0, 0));
            return new Bar(named(ReportGroup.text(one.group(), group.by(), knowledge, language()), group.by().by()),
                    number(one.contacts()), Math.round(100.0 * one.contacts() / most), part(one.ends().helped()),
                    part(first));
        }

        private Language language() {
            return Language.ofTag(words.tag()).orElse(Language.ENGLISH);
        }

        private String named(@Nullable String group, ReportBy by) {
            return group == null || group.isEmpty()
                    ? words.say(by == ReportBy.CAUSE ? "reports.no-cause" : "reports.not-known")
                    : group;
        }

        private Effect effect(ContactReports.Effect one) {
            String cause = one.cause() == null
                    ? words.say("reports.no-cause")
                    : knowledge.cause(one.cause()).map(found -> words.say(found.title())).orElse(one.cause());
            return new Effect(cause, words.sayOr("action." + one.kind(), one.kind()), number(one.contacts()),
                    part(one.ends().helped()));
        }

        private Part part(Share share) {
            if (!share.isKnown()) {
                return new Part("–", false, "0", 0, 0, 0);
            }
            long value = Math.round(100 * share.value());
            long low = Math.round(100 * share.low());
            long high = Math.round(100 * share.high());
            return new Part(words.say("reports.share", value, low, high), true, number(share.of()), value, low, high);
        }

        private String number(long number) {
            return NumberFormat.getIntegerInstance(words.locale()).format(number);
        }
    }
}
