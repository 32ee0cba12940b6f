package org.pilotacs.acs.door.care;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.audit.AuditEntry.Subject;
import org.pilotacs.acs.audit.Deed;
import org.pilotacs.acs.door.Witness;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.EventSink;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.door.http.ServerEvent;
import org.pilotacs.acs.feed.Event;
import org.pilotacs.acs.feed.EventJson;
import org.pilotacs.acs.feed.EventPage;
import org.pilotacs.acs.feed.EventType;
import org.pilotacs.acs.feed.Feed;
import org.pilotacs.acs.runtime.UnavailableException;
import org.pilotacs.acs.saying.Saying;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/// `/events` of the care API. Whoever is shown some is in the audit trail: each page that is not empty, and each stream once.
/// Safe for any number of threads.
final class FeedResource {
    private static final Logger log = LoggerFactory.getLogger(FeedResource.class);
    private static final int PAGE = 100;
    /// How soon a stream notices that nobody listens.
    private static final Duration LOOK_UP = Duration.ofSeconds(1);

    private final Feed feed;
    private final Witness witness;
    private final Executor threads;

    /// @param threads a thread for each stream
    FeedResource(Feed feed, Witness witness, Executor threads) {
        this.feed = feed;
        this.witness = witness;
        this.threads = threads;
    }

    HttpReply list(HttpCall call) {
        Set<EventType> types = types(call.query().text("types"));
        long after = Objects.requireNonNullElse(number(call.query().get("after"), "query after"), 0L);
        EventPage page = feed.after(after, types, DeviceResource.limit(call, PAGE));
        refuseAhead(after, page.last(), "query after");
        if (!page.events().isEmpty()) {
            witness.did(call, Deed.LOOKED, Subject.NONE, "events " + page.events().getFirst().number() + "–"
                    + page.events().getLast().number());
        }
        ObjectNode json = CareJson.object();
        ArrayNode list = json.putArray("events");
        page.events().forEach(event -> list.add(EventJson.write(event)));
        return CareJson.reply(200, json.put("next", page.next()).put("last", page.last()).put("missed", page.missed()));
    }

    /// What a browser says when it comes back is later than what its address says.
    HttpReply follow(HttpCall call) {
        Set<EventType> types = types(call.query().text("types"));
        Long seen = number(call.headers().get("last-event-id"), "header Last-Event-ID");
        Long from = seen == null ? number(call.query().get("after"), "query after") : seen;
        long last = feed.last();
        long after = from == null ? last : from;
        refuseAhead(after, last, seen == null ? "query after" : "header Last-Event-ID");
        witness.did(call, Deed.LOOKED, Subject.NONE, "events from " + after + " on");
        return HttpReply.events(sink -> {
            AtomicBoolean left = new AtomicBoolean();
            threads.execute(() -> pump(sink, after, types, left));
            return () -> left.set(true);
        });
    }

    private void pump(EventSink sink, long after, Set<EventType> types, AtomicBoolean left) {
        try {
            long place = after;
            while (!left.get() && sink.awaitTaken()) {
                EventPage page = feed.after(place, types, PAGE);
                if (page.missed() > 0) {
                    sink.send(new ServerEvent("missed", CareJson.object().put("missed", page.missed()).toString(),
                            Long.toString(place + page.missed())));
                }
                page.events().forEach(event -> sink.send(serverEvent(event)));
                place = page.next();
                while (page.events().isEmpty() && !left.get() && !feed.awaitAfter(place, LOOK_UP)) {
                    // nothing yet
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (UnavailableException e) {
            log.atDebug().setCause(e).log("A stream of events ends, its listener comes back");
        } finally {
            sink.end();
        }
    }

    private static ServerEvent serverEvent(Event event) {
        return new ServerEvent(event.type().wireName(), EventJson.write(event).toString(),
                Long.toString(event.number()));
    }

    /// Whoever asks for what is to come has read another database than this one, and would miss what comes until then.
    private static void refuseAhead(long after, long last, String where) {
        if (after > last) {
            throw ApiError.invalid(where, CareSaying.NOT_YET_AN_EVENT.of(Saying.of(last)));
        }
    }

    private static @Nullable Long number(@Nullable String text, String where) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (!text.strip().matches("[0-9]{1,18}")) {
            throw ApiError.invalid(where, CareSaying.NOT_AN_EVENT_NUMBER.of());
        }
        return Long.valueOf(text.strip());
    }

    /// Empty for all but those for customers.
    static Set<EventType> types(String text) {
        Set<EventType> types = EnumSet.noneOf(EventType.class);
        for (String name : text.split(",", -1)) {
            if (!name.isBlank()) {
                types.add(EventType.named(name.strip()).orElseThrow(() -> ApiError.invalid("query types",
                        CareSaying.NOT_AN_EVENT_TYPE.of(Saying.of(name.strip())))));
            }
        }
        return types;
    }
}
