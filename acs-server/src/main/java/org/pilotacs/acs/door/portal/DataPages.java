package org.pilotacs.acs.door.portal;

import org.pilotacs.acs.customer.Customer;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.door.customer.CustomerData;
import org.pilotacs.acs.door.customer.CustomerErasure;
import org.pilotacs.acs.door.customer.CustomerOrders;
import org.pilotacs.acs.door.customer.KeptFor;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.ApiException;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.door.http.Problems;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What is kept about a customer: what and for how long, as a file, and how its past is erased. Safe for any number of threads.
public final class DataPages {
    private static final int LOOK_AGAIN = 3;

    private final CustomerData data;
    private final PortalPages pages;
    private final PortalSignIn signIn;
    private final Clock clock;

    /// Something that is kept.
    public record Kept(String what, String howLong) {}

    /// Whether the past can be erased now.
    ///
    /// @param why not, and what to do instead; empty if it can
    /// @param follow page of the erasure that is under way; empty for none
    public record Offer(String why, String follow) {}

    /// How many of something went.
    public record Line(String what, long rows) {}

    DataPages(CustomerData data, PortalPages pages, PortalSignIn signIn, Clock clock) {
        this.data = data;
        this.pages = pages;
        this.signIn = signIn;
        this.clock = clock;
    }

    HttpReply show(HttpCall call) {
        PortalFrame frame = pages.frame(call, "");
        return pages.page(200, "data.jte",
                Map.of("frame", frame.titled(frame.say("my.data")), "kept", kept(frame.words())));
    }

    private List<Kept> kept(Words words) {
        KeptFor kept = data.keptFor();
        String asCustomer = words.say("my.data.as-customer");
        return List.of(new Kept(words.say("my.data.boxes"), asCustomer),
                new Kept(words.say("my.data.told"), words.say("my.data.until-next")),
                of("readings", kept.readings(), words), of("orders", kept.orders(), words),
                of("diagnoses", kept.diagnoses(), words), of("contacts", kept.contacts(), words),
                of("files", kept.files(), words), of("events", kept.events(), words),
                of("audit", kept.audit(), words));
    }

    private static Kept of(String what, Duration keep, Words words) {
        return new Kept(words.say("my.data." + what), words.span(keep));
    }

    HttpReply download(HttpCall call) {
        return data.export(call, signIn.customer(call));
    }

    /// What will go and what stays, before it is pressed.
    HttpReply ask(HttpCall call) {
        return asked(call, 200, Code.NOT_SENT);
    }

    /// Sends a code, and asks for its digits.
    HttpReply code(HttpCall call) {
        Words words = PortalPages.words(call);
        return asked(call, 200, Code.sent(data.sendCode(call, signIn.customer(call), words.language()), words));
    }

    private HttpReply asked(HttpCall call, int status, Code code) {
        PortalFrame frame = pages.frame(call, "");
        return pages.page(status, "erase.jte", Map.of("frame", frame.titled(frame.say("my.erase")), "offer",
                offer(signIn.customer(call), frame.words()), "code", code));
    }

    private Offer offer(Customer customer, Words words) {
        return switch (data.offer(customer)) {
            case CustomerData.Ready _ -> new Offer("", "");
            case CustomerData.UnderWay(CustomerErasure erasure) ->
                new Offer(words.say("my.why.under-way"), href(erasure));
            case CustomerData.CallUs _ -> new Offer(words.say("my.why.call-us"), "");
            case CustomerData.Later(var again) -> new Offer(words.say("my.why.later", words.by(again, clock.instant())),
                    "");
        };
    }

    private static String href(CustomerErasure erasure) {
        return "/my/data/erasures/" + erasure.id();
    }

    HttpReply erase(HttpCall call) {
        try {
            return HttpReply.seeOther(href(data.erase(call, signIn.customer(call), call.form().text("code"),
                    CustomerOrders.Channel.PORTAL).erasure()));
        } catch (ApiException e) {
            if (!(e.error() instanceof ApiError.Forbidden)) {
                throw e;
            }
            Words words = PortalPages.words(call);
            return asked(call, 403, Code.wrong(words.say(Problems.detail(e.error())), words));
        }
    }

    /// How it goes and, in the end, what it did.
    HttpReply follow(HttpCall call) {
        PortalFrame frame = pages.frame(call, "");
        CustomerErasure erasure = data.erasure(call, signIn.customer(call), call.variable("erasure"));
        List<Line> lines = erasure.erased().stream()
                .map(one -> new Line(frame.say("my.erased." + one.what().wireName()), one.rows())).toList();
        return pages.page(200, "erased.jte",
                Map.of("frame", frame.titled(frame.say("my.erase")).following(erasure.isOver() ? 0 : LOOK_AGAIN, ""),
                        "says", frame.say("my.erasure." + erasure.state().wireName(), erasure.waitsFor()), "style",
                        erasure.isOver() ? "done" : "working", "lines", lines, "rows", erasure.rows()));
    }
}
