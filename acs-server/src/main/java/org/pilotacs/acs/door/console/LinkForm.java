package org.pilotacs.acs.door.console;

import org.pilotacs.acs.customer.Customer;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.saying.Language;
import org.pilotacs.acs.saying.Saying;

import java.time.Clock;
import java.util.Map;

/// Gives the owner of a box a link to the portal: sent to them, or shown to be read out. Safe for any number of threads.
final class LinkForm {
    private final Console.Core core;
    private final Pages pages;
    private final Clock clock;

    LinkForm(Console.Core core, Pages pages, Clock clock) {
        this.core = core;
        this.pages = pages;
        this.clock = clock;
    }

    /// With scripts what came of it comes into the page; without, on a page of its own.
    HttpReply give(HttpCall call) {
        Device device = Console.required(core, call);
        Words words = Pages.language(call);
        String number = device.subscriber() == null ? "" : device.subscriber();
        String reach = call.form().text("reach").strip();
        if (!Customer.isReach(reach)) {
            throw ApiError.invalid("reach", ConsoleSaying.NOT_LISTED.of());
        }
        GivenLink given = (call.form().text("way").equals("show")
                ? core.links().show(call, number, reach)
                        .map(link -> GivenLink.shown(link, words, clock.instant()))
                : core.links().send(call, number, reach, Language.ofTag(words.tag()).orElse(Language.ENGLISH))
                        .map(sending -> GivenLink.of(sending, words, clock.instant())))
                .orElseThrow(() -> ApiError.notFound(ConsoleSaying.NO_CUSTOMER.of(Saying.of(number))));
        Frame frame = pages.frame(call, "").titled(words.say("link.title"));
        return Console.isPart(call)
                ? pages.page(200, "given-link.jte", Map.of("frame", frame, "given", given))
                : pages.page(200, "link.jte", Map.of("frame", frame, "given", given, "href", DeviceView.href(device),
                        "box", Console.Row.of(device, words, clock.instant())));
    }
}
