package org.pilotacs.acs.door.care;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.complaint.Complaint;
import org.pilotacs.acs.contact.ContactChannel;
import org.pilotacs.acs.contact.Grouping;
import org.pilotacs.acs.saying.Language;

/// Groups of reports as the contract names them. Stateless.
final class ReportGroup {
    private ReportGroup() {}

    /// @param group as it is stored
    static @Nullable String wire(@Nullable String group, @Nullable Grouping by) {
        return group == null || by == null ? null : switch (by.by()) {
            case CATEGORY -> Complaint.valueOf(group).wireName();
            case CHANNEL -> ContactWords.wire(ContactChannel.valueOf(group));
            case CAUSE, MODEL, FIRMWARE, AREA, WEEK -> group;
        };
    }

    /// In words where they are ours.
    static @Nullable String text(@Nullable String group, @Nullable Grouping by, Language language) {
        return group == null || by == null ? null : switch (by.by()) {
            case CATEGORY -> language.say(Complaint.valueOf(group).of());
            case CHANNEL -> language.say(ContactChannel.valueOf(group).of());
            case CAUSE, MODEL, FIRMWARE, AREA, WEEK -> group;
        };
    }
}
