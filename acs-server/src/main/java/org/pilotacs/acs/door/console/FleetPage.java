package org.pilotacs.acs.door.console;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.DevicePage;
import org.pilotacs.acs.device.FleetFilter;
import org.pilotacs.acs.device.Seen;
import org.pilotacs.acs.door.Csv;
import org.pilotacs.acs.door.DoorSaying;
import org.pilotacs.acs.door.Witness;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.Body;
import org.pilotacs.acs.door.http.Fields;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.fleet.FleetCount;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The whole fleet: what is wrong, how many boxes there are of what, and the lists behind the numbers. Safe for any number
/// of threads.
final class FleetPage {
    private static final int BOXES = 50;
    private static final int CSV_PAGE = 200;
    private static final int CSV_ROWS = 10_000;
    /// Pages that are looked at for one table: what is rare would have the whole fleet read.
    private static final int CSV_PAGES = 100;
    /// A small fleet is counted by then.
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final List<String> FIELDS = List.of("model", "version", "link", "seen", "quarantined", "loops",
            "waiting");

    private final Console.Core core;
    private final Pages pages;
    private final Witness witness;
    private final Clock clock;

    FleetPage(Console.Core core, Pages pages, Witness witness, Clock clock) {
        this.core = core;
        this.pages = pages;
        this.witness = witness;
        this.clock = clock;
    }

    HttpReply show(HttpCall call) {
        Frame frame = pages.frame(call, "");
        Instant now = clock.instant();
        Optional<FleetCount> count = core.survey().latest(Console.isPart(call) ? Duration.ZERO : PATIENCE);
        Map<String, Object> parts = new HashMap<>(Map.of("frame",
                frame.titled(frame.say("fleet.title")).refreshing(count.isEmpty() ? 5 : 60), "incidents",
                IncidentView.of(core.incidents().open(), frame.words(), now), "stations",
                HeadEndView.of(core.broadcasts().stations(), frame.words(), now)));
        count.ifPresent(one -> parts.put("fleet", FleetView.of(one, frame.words(), now)));
        return pages.page(200, Console.isPart(call) ? "fleet-inner.jte" : "fleet.jte", parts);
    }

    /// The boxes behind a number.
    HttpReply list(HttpCall call) {
        Frame frame = pages.frame(call, "");
        Asked asked = asked(call.query());
        Instant now = clock.instant();
        DevicePage page = page(asked, call.query().get("cursor"), BOXES, now);
        witness.searched(call, asked.query());
        return pages.page(200, "devices.jte", Map.of("frame", frame.titled(asked.title(frame.words())), "rows",
                page.devices().stream().map(one -> Console.Row.of(one, frame.words(), now)).toList(), "next",
                page.nextCursor() == null
                        ? ""
                        : "/devices?" + asked.query() + "&cursor=" + FleetView.encoded(page.nextCursor()),
                "csv", "/devices.csv?" + asked.query()));
    }

    /// The first of them as a table for spreadsheets.
    HttpReply table(HttpCall call) {
        Asked asked = asked(call.query());
        witness.searched(call, "csv " + asked.query());
        Csv table = new Csv("id", "manufacturer", "oui", "productClass", "serialNumber", "model", "softwareVersion",
                "hardwareVersion", "link", "subscriber", "card", "lastSeen");
        Instant now = clock.instant();
        int rows = 0;
        int looked = 0;
        String cursor = null;
        do {
            DevicePage page = page(asked, cursor, CSV_PAGE, now);
            page.devices().forEach(one -> row(table, one));
            rows += page.devices().size();
            looked++;
            cursor = page.nextCursor();
        } while (cursor != null && rows < CSV_ROWS && looked < CSV_PAGES);
        return HttpReply.of(200, "text/csv; charset=utf-8", Body.of(table.toString())).with("cache-control", "no-store")
                .with("content-disposition", "attachment; filename=\"boxes.csv\"");
    }

    private static void row(Csv table, Device one) {
        table.row(one.id().value(), one.identity().manufacturer(), one.identity().oui(), one.identity().productClass(),
                one.identity().serialNumber(), one.modelName(), one.softwareVersion(), one.hardwareVersion(),
                one.link(), one.subscriber(), one.card(), one.isUnheard() ? null : one.lastSeen());
    }

    private DevicePage page(Asked asked, @Nullable String cursor, int limit, Instant now) {
        try {
            return asked.named() == null
                    ? core.fleet().list(asked.filter(), cursor, limit, now)
                    : named(asked.named(), cursor == null ? 0 : Integer.parseInt(cursor), limit);
        } catch (IllegalArgumentException _) {
            throw ApiError.invalid("cursor", DoorSaying.BAD_CURSOR.of());
        }
    }

    /// Boxes that were told one by one when they were counted.
    private DevicePage named(Named named, int from, int limit) {
        List<DeviceId> all = core.survey().latest(PATIENCE).map(count -> switch (named) {
            case LOOPS -> count.restartLoops();
            case WAITING -> count.backlog().devices();
        }).orElse(List.of());
        List<Device> devices = all.stream().skip(from).limit(limit).flatMap(id -> core.devices().find(id).stream())
                .toList();
        return new DevicePage(devices, from + limit < all.size() ? Integer.toString(from + limit) : null);
    }

    private enum Named {
        LOOPS, WAITING
    }

    /// @param named null for those that pass the filter
    /// @param query the same as it stands in the address
    private record Asked(FleetFilter filter, @Nullable Named named, String query) {
        String title(Words words) {
            return named == null
                    ? FleetView.title(filter, words)
                    : words.say(named == Named.LOOPS ? "fleet.loops" : "fleet.list.waiting");
        }
    }

    private static Asked asked(Fields query) {
        String seen = query.text("seen");
        if (!seen.isEmpty() && Seen.named(seen).isEmpty()) {
            throw ApiError.invalid("seen", ConsoleSaying.NOT_LISTED.of());
        }
        List<String> given = new ArrayList<>();
        Stream.of(Named.values()).filter(one -> !query.text(one.name().toLowerCase(Locale.ROOT)).isEmpty())
                .forEach(one -> given.add(one.name()));
        return new Asked(
                new FleetFilter(query.get("model"), query.get("version"), query.get("link"),
                        Seen.named(seen).orElse(null), !query.text("quarantined").isEmpty()),
                given.isEmpty() ? null : Named.valueOf(given.getFirst()),
                FIELDS.stream().filter(field -> query.get(field) != null)
                        .map(field -> field + "=" + FleetView.encoded(String.valueOf(query.get(field))))
                        .collect(Collectors.joining("&")));
    }
}
