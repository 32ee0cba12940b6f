package org.pilotacs.acs.door;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.complaint.Complaint;
import org.pilotacs.acs.contact.ContactChannel;
import org.pilotacs.acs.contact.Grouping;
import org.pilotacs.acs.diagnosis.knowledge.Knowledge;
import org.pilotacs.acs.saying.Language;

/// Groups of reports as every door names them. Stateless.
public final class ReportGroup {
    private ReportGroup() {}

    /// @param group as it is stored
    public static @Nullable String wire(@Nullable String group, @Nullable Grouping by) {
        return group == null || by == null ? null : switch (by.by()) {
            case CATEGORY -> Complaint.valueOf(group).wireName();
            case CHANNEL -> WireName.of(ContactChannel.valueOf(group));
            case CAUSE, MODEL, FIRMWARE, AREA, WEEK -> group;
        };
    }

    /// In words where they are ours.
    ///
    /// @param knowledge has the titles of causes
    public static @Nullable String text(@Nullable String group, @Nullable Grouping by, Knowledge knowledge,
            Language language) {
        return group == null || by == null ? null : switch (by.by()) {
            case CATEGORY -> language.say(Complaint.valueOf(group).of());
            case CHANNEL -> language.say(ContactChannel.valueOf(group).of());
            case CAUSE -> knowledge.cause(group).map(one -> language.say(one.title())).orElse(group);
            case MODEL, FIRMWARE, AREA, WEEK -> group;
        };
    }
}
