package org.pilotacs.acs.door;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.action.Actions;
import org.pilotacs.acs.contact.ContactSearch;
import org.pilotacs.acs.contact.Contacts;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.diagnosis.Examinations;
import org.pilotacs.acs.reading.Reading;
import org.pilotacs.acs.reading.ReadingHistory;
import org.pilotacs.acs.reading.ReadingName;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Gathers what happened to boxes. Safe for any number of threads.
public final class Timelines {
    /// Most entries of a page.
    public static final int MOST = 100;
    /// So many more are read as may stand at the very moment where the page before ended.
    private static final int SPARE = 10;
    private static final Instant EVER = Instant.ofEpochSecond(1L << Integer.SIZE);

    private final Actions actions;
    private final Examinations examinations;
    private final Contacts contacts;
    private final ReadingHistory history;

    public Timelines(Actions actions, Examinations examinations, Contacts contacts, ReadingHistory history) {
        this.actions = actions;
        this.examinations = examinations;
        this.contacts = contacts;
        this.history = history;
    }

    /// @param kinds of entries that are wanted
    /// @param after where the page before ended, null to begin
    /// @param limit up to [#MOST]
    public Timeline.Page of(DeviceId device, Set<Timeline.Kind> kinds, Timeline.@Nullable Place after, int limit) {
        Instant until = after == null ? EVER : after.at();
        int enough = Math.min(limit, MOST) + SPARE;
        List<Timeline.Entry> all = kinds.stream().flatMap(kind -> entries(device, kind, until, enough)).toList();
        return Timeline.page(all, after, Math.min(limit, MOST));
    }

    private Stream<Timeline.Entry> entries(DeviceId device, Timeline.Kind kind, Instant until, int enough) {
        return switch (kind) {
            case ACTION -> actions.ofDevice(device, until, enough).stream().<Timeline.Entry>map(Timeline.Ordered::new);
            case DIAGNOSIS ->
                examinations.ofDevice(device, until, enough).stream().<Timeline.Entry>map(Timeline.Examined::new);
            case CONTACT -> contacts.search(ContactSearch.before(device, until.plusMillis(1), enough)).contacts()
                    .stream().<Timeline.Entry>map(Timeline.Contacted::new);
            case BOX -> Stream.concat(
                    history.newest(device, ReadingName.START.of(), until, enough)
                            .stream().<Timeline.Entry>map(one -> new Timeline.Began(one.at())),
                    renewals(history.changes(device, ReadingName.FIRMWARE_VERSION.of(), until, enough)).stream());
        };
    }

    /// That it was heard first of is no renewal.
    private static List<Timeline.Renewed> renewals(List<Reading> changes) {
        List<Timeline.Renewed> renewals = new ArrayList<>();
        for (int i = 0; i + 1 < changes.size(); i++) {
            Reading now = changes.get(i);
            renewals.add(new Timeline.Renewed(now.at(), changes.get(i + 1).value(), now.value()));
        }
        return renewals;
    }
}
