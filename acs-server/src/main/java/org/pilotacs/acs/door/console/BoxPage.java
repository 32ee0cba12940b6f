package org.pilotacs.acs.door.console;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.broadcast.Broadcasts;
import org.pilotacs.acs.complaint.Complaint;
import org.pilotacs.acs.contact.Contact;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.diagnosis.Examination;
import org.pilotacs.acs.diagnosis.Examinations;
import org.pilotacs.acs.door.DeviceCard;
import org.pilotacs.acs.door.DoorSaying;
import org.pilotacs.acs.door.Timeline;
import org.pilotacs.acs.door.Witness;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.ApiException;
import org.pilotacs.acs.door.http.Fields;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.saying.Saying;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/// The page of one box: shows it, has it diagnosed, and writes contacts down. Safe for any number of threads.
final class BoxPage {
    private static final int ENTRIES = 30;
    private static final int MOST_OF_CODE = 32;
    /// So long a page says that a contact was saved.
    private static final Duration LINGER = Duration.ofMinutes(30);

    private final Console.Core core;
    private final Pages pages;
    private final Orders orders;
    private final CodePage codes;
    private final Witness witness;
    private final ContactForm contacts;
    private final Clock clock;

    BoxPage(Console.Core core, Pages pages, Orders orders, CodePage codes, Witness witness, Clock clock) {
        this.core = core;
        this.pages = pages;
        this.orders = orders;
        this.codes = codes;
        this.witness = witness;
        this.contacts = new ContactForm(core.contacts(), core.actions(), core.examinations(), clock);
        this.clock = clock;
    }

    HttpReply show(HttpCall call) {
        return show(call, saved(call));
    }

    private HttpReply show(HttpCall call, @Nullable Contact saved) {
        Device seen = Console.required(core, call);
        witness.looked(call, seen, "");
        DeviceCard card = core.cards().find(seen.id()).orElseThrow(() -> Console.unknown(call));
        Frame frame = pages.frame(call, "");
        String title = DeviceView.model(card, frame.words()) + " " + card.device().identity().serialNumber();
        DeviceView view = DeviceView.of(card, beside(card, saved, call), frame);
        return pages.page(200, Console.isPart(call) ? "box.jte" : "device.jte",
                Map.of("frame", frame.titled(title).refreshing(Console.refresh(view.live())), "box", view));
    }

    private Beside beside(DeviceCard card, @Nullable Contact saved, HttpCall call) {
        Timeline.Kind shown = Timeline.Kind.named(call.query().text("show")).orElse(null);
        Timeline.Place after = after(call);
        Set<Timeline.Kind> kinds = shown == null ? EnumSet.allOf(Timeline.Kind.class) : Set.of(shown);
        return new Beside(core.timelines().of(card.device().id(), kinds, after, ENTRIES), shown, after != null,
                codes.of(card), saved, core.broadcasts() != Broadcasts.NONE, core.links().canSend(),
                orders.key(), CampaignPages.of(core.campaigns(), card.device().id(), Pages.language(call),
                        clock.instant()));
    }

    private static Timeline.@Nullable Place after(HttpCall call) {
        String text = call.query().text("after");
        try {
            return text.isEmpty() ? null : Timeline.Place.read(text);
        } catch (IllegalArgumentException _) {
            throw ApiError.invalid("after", DoorSaying.BAD_CURSOR.of());
        }
    }

    /// Has the box measured and judged; the page shows how that goes.
    HttpReply examine(HttpCall call) {
        Device device = Console.required(core, call);
        witness.examines(call, device);
        Fields form = call.form();
        String code = form.text("code");
        Examination.Asked asked = new Examination.Asked(Orders.requester(call).who(),
                Complaint.named(form.text("said")).orElse(null),
                code.substring(0, Math.min(MOST_OF_CODE, code.length())));
        String key = form.text("key").isEmpty() ? orders.key() : form.text("key") + "-diagnosis";
        return switch (core.examinations().begin(device.id(), asked, true, key)) {
            case Examinations.Begun.Accepted _,Examinations.Begun.Repeated _ ->
                Console.isPart(call) ? show(call, null) : HttpReply.seeOther(DeviceView.href(device));
            case Examinations.Begun.UnknownDevice _ -> throw Console.unknown(call);
            case Examinations.Begun.KeyReused _ ->
                throw new ApiException(new ApiError.Conflict(ConsoleSaying.PAGE_TOO_OLD.of()));
            case Examinations.Begun.Refused(Saying reason) -> throw new ApiException(new ApiError.Refused(reason));
        };
    }

    /// Writes a contact down; the page says so.
    HttpReply record(HttpCall call) {
        Device device = Console.required(core, call);
        String key = call.form().text("key").isEmpty() ? orders.key() : call.form().text("key") + "-contact";
        Contact contact = contacts.save(call, device.id(), key);
        witness.noted(call, contact);
        return Console.isPart(call)
                ? show(call, contact)
                : HttpReply.seeOther(DeviceView.href(device) + "?saved=" + contact.id() + "#contact");
    }

    private @Nullable Contact saved(HttpCall call) {
        String id = call.query().text("saved");
        return id.isEmpty()
                ? null
                : core.contacts().find(id).filter(one -> one.at().plus(LINGER).isAfter(clock.instant())
                        && Console.required(core, call).id().equals(one.note().device())).orElse(null);
    }
}
