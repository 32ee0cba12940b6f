package org.pilotacs.acs.contact;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// What many contacts show. Safe for any number of threads.
public interface ContactReports {
    /// How many contacts there were of each group, and how they ended. Most first, weeks newest first.
    ///
    /// @param most groups
    List<Count> counts(Grouping by, ReportFilter filter, int most);

    /// What each thing that was done did for each cause; most often done first.
    ///
    /// @param most pairs of cause and kind
    List<Effect> effects(ReportFilter filter, int most);

    /// How many contacts were enough by themselves.
    ///
    /// @param by null for all of them in one
    /// @param now contacts from less than [Contacts#COMES_BACK] before are too young to tell
    /// @param most groups
    List<Resolution> resolutions(@Nullable Grouping by, ReportFilter filter, Instant now, int most);

    /// @param group for example a cause; null where none was noted, empty where it was not known
    record Count(@Nullable String group, long contacts, Ends ends) {}

    /// How contacts ended, by the customers' word.
    record Ends(long yes, long no, long later, long unknown) {
        /// Of those that are known to have been helped or not, how many were.
        public Share helped() {
            return new Share(yes, yes + no);
        }
    }

    /// @param cause null where none was found
    /// @param kind what was done, for example `restart`
    /// @param contacts in which it was done
    record Effect(@Nullable String cause, String kind, long contacts, Ends ends) {}

    /// First-contact resolution.
    ///
    /// @param group null where none was noted, and where all are in one
    /// @param contacts old enough to tell
    /// @param resolved of these, those that helped and after which neither the device nor the customer came back within
    ///     [Contacts#COMES_BACK]
    /// @param young contacts that are too young to tell
    record Resolution(@Nullable String group, long contacts, long resolved, long young) {
        public Share share() {
            return new Share(resolved, contacts);
        }
    }
}
