package org.pilotacs.acs.door.nbi;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.DevicePage;
import org.pilotacs.acs.device.DeviceSearch;
import org.pilotacs.acs.device.DeviceWalk;
import org.pilotacs.acs.device.DeviceWalk.Known;
import org.pilotacs.acs.device.Devices;
import org.pilotacs.acs.door.nbi.query.Condition.Comparison;
import org.pilotacs.acs.door.nbi.query.Datum;
import org.pilotacs.acs.door.nbi.query.Query;
import org.pilotacs.acs.door.nbi.query.Required;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/// The devices that a query may mean: by an index where it names ids, serial numbers or tags, else all of them. Safe for any
/// number of threads.
final class DeviceCandidates {
    /// With their data models; without, ten times as many.
    private static final int PAGE = 200;
    /// More are not found one by one.
    private static final int MOST_FOUND = 20_000;
    private static final int MOST_NAMED = 1_000;

    private final Devices devices;
    private final DeviceWalk walk;

    DeviceCandidates(Devices devices, DeviceWalk walk) {
        this.devices = devices;
        this.walk = walk;
    }

    /// Those of a query that are known by an index, in the order of their ids; null if it has to look at all.
    @Nullable
    List<DeviceId> of(Query query) {
        List<Required> required = query.required();
        for (Required one : required) {
            Set<String> texts = texts(one);
            if (one.path().equals("_id") && !texts.isEmpty() && texts.size() <= MOST_NAMED) {
                return texts.stream().filter(DeviceCandidates::isId).sorted().map(DeviceId::new).toList();
            }
        }
        for (Required one : required) {
            Set<String> texts = texts(one);
            if ((one.path().equals("_deviceId._SerialNumber") || one.path().equals("_tags"))
                    && !texts.isEmpty() && texts.size() <= MOST_NAMED && !texts.contains("")) {
                List<DeviceId> found = found(texts);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    /// The texts of which a field that holds texts must be one; empty if it may be others.
    private static Set<String> texts(Required required) {
        Set<String> texts = new TreeSet<>();
        for (Required.Bound bound : required.anyOf()) {
            switch (bound) {
                case Required.Compared(Comparison how, Datum.Text(String text)) when how == Comparison.EQUAL ->
                    texts.add(text);
                // another type than text is none of them
                case Required.Compared(Comparison how, Datum _) when how == Comparison.EQUAL -> {
                }
                case Required.Compared _,Required.Beginning _ -> {
                    return Set.of();
                }
            }
        }
        return texts;
    }

    private static boolean isId(String text) {
        return !text.isEmpty() && text.length() <= DeviceId.MAX_LENGTH;
    }

    /// Null if they are too many to be found so.
    private @Nullable List<DeviceId> found(Set<String> texts) {
        TreeMap<String, DeviceId> found = new TreeMap<>();
        for (String text : texts) {
            String cursor = null;
            do {
                DevicePage page = devices.search(new DeviceSearch(text, cursor, DeviceSearch.MAX_LIMIT));
                page.devices().stream().map(Device::id).forEach(id -> found.put(id.value(), id));
                cursor = page.nextCursor();
                if (found.size() > MOST_FOUND) {
                    return null;
                }
            } while (cursor != null);
        }
        return List.copyOf(found.values());
    }

    /// Takes candidates in the order of their ids, until it has had enough.
    ///
    /// @param ids null for all devices
    /// @param more takes one, and says whether it wants more
    void each(@Nullable List<DeviceId> ids, boolean trees, Predicate<Known> more) {
        if (ids == null) {
            all(trees, more);
        } else {
            inOrder(ids, trees, more);
        }
    }

    private void all(boolean trees, Predicate<Known> more) {
        int limit = trees ? PAGE : 10 * PAGE;
        DeviceId after = null;
        List<Known> page;
        do {
            page = walk.next(after, limit, trees);
            for (Known one : page) {
                if (!more.test(one)) {
                    return;
                }
            }
            after = page.isEmpty() ? null : page.getLast().device().id();
        } while (page.size() == limit);
    }

    /// In the order in which they are named; without those that are not there.
    private void inOrder(List<DeviceId> ids, boolean trees, Predicate<Known> more) {
        for (int from = 0; from < ids.size(); from += PAGE) {
            List<DeviceId> some = ids.subList(from, Math.min(ids.size(), from + PAGE));
            Map<DeviceId, Known> found = new HashMap<>();
            walk.some(some, trees).forEach(one -> found.put(one.device().id(), one));
            for (DeviceId id : some) {
                Known one = found.get(id);
                if (one != null && !more.test(one)) {
                    return;
                }
            }
        }
    }

    long count() {
        return walk.count();
    }
}
