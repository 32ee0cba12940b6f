package org.pilotacs.acs.door.portal;

import org.pilotacs.acs.action.Action;
import org.pilotacs.acs.audit.Deed;
import org.pilotacs.acs.broadcast.Proof;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.door.Proofs;
import org.pilotacs.acs.door.Witness;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.door.customer.CustomerAction;
import org.pilotacs.acs.door.customer.CustomerBox;
import org.pilotacs.acs.door.customer.CustomerBoxes;
import org.pilotacs.acs.door.customer.CustomerCore;
import org.pilotacs.acs.door.customer.CustomerOffer;
import org.pilotacs.acs.door.customer.CustomerOrders;
import org.pilotacs.acs.door.customer.CustomerProgress;
import org.pilotacs.acs.door.customer.CustomerSaying;
import org.pilotacs.acs.door.customer.CustomerWish;
import org.pilotacs.acs.door.customer.OwnBoxes;
import org.pilotacs.acs.door.customer.PortalPath;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.ApiException;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.door.http.Problems;
import org.pilotacs.acs.door.http.ServerEvent;
import org.pilotacs.acs.profile.Profile;

import java.time.Clock;
import java.util.Map;

/// What customers have done: a page that says what will happen, and one that says how it goes. Safe for any number of threads.
final class OrderPages {
    private static final int LOOK_AGAIN = 3;

    private final Core core;
    private final Proofs proofs;
    private final PortalPages pages;
    private final PortalSignIn signIn;
    private final Witness witness;
    private final Clock clock;

    /// What the pages need.
    record Core(OwnBoxes own, CustomerBoxes boxes, CustomerOrders orders, CustomerCore all) {}

    OrderPages(Core core, PortalPages pages, PortalSignIn signIn, Witness witness, Clock clock) {
        this.core = core;
        this.proofs = new Proofs(core.all.actions());
        this.pages = pages;
        this.signIn = signIn;
        this.witness = witness;
        this.clock = clock;
    }

    /// What will happen, before it is pressed.
    HttpReply ask(HttpCall call) {
        return asked(call, 200, core.own.box(call), action(call.variable("action")), Code.NOT_SENT);
    }

    private static CustomerAction action(String name) {
        return CustomerAction.named(name).orElseThrow(() -> ApiError.notFound(CustomerSaying.NO_ACTION.of()));
    }

    private HttpReply asked(HttpCall call, int status, Device device, CustomerAction action, Code code) {
        witness.looked(call, device, "own box");
        PortalFrame frame = pages.frame(call, "");
        CustomerBox box = core.boxes.of(device, signIn.customer(call), frame.words());
        CustomerOffer offer = box.offers().stream().filter(one -> one.action() == action).findFirst().orElseThrow();
        return pages.page(status, "ask.jte", Map.of("frame", frame.titled(offer.name()), "box",
                PortalBox.of(box, frame.words()), "offer", offer, "takes",
                offer.takes() == null ? "" : frame.say("my.takes", frame.words().span(offer.takes())), "code", code));
    }

    /// Sends a code, and asks for its digits.
    HttpReply code(HttpCall call) {
        Device device = core.own.box(call);
        CustomerAction action = action(call.form().text("action"));
        Words words = PortalPages.words(call);
        return asked(call, 200, device, action,
                Code.sent(core.orders.sendCode(call, signIn.customer(call), device, action, words.language()), words));
    }

    HttpReply begin(HttpCall call) {
        Device device = core.own.box(call);
        CustomerAction action = action(call.form().text("action"));
        try {
            Action begun = core.orders.order(call, signIn.customer(call), device,
                    CustomerWish.of(action, call.form().text("code")),
                    CustomerOrders.Channel.PORTAL, null).action();
            return HttpReply.seeOther(PortalPath.of(begun));
        } catch (ApiException e) {
            if (!(e.error() instanceof ApiError.Forbidden)) {
                throw e;
            }
            Words words = PortalPages.words(call);
            return asked(call, 403, device, action, Code.wrong(words.say(Problems.detail(e.error())), words));
        }
    }

    HttpReply show(HttpCall call) {
        Action action = core.own.action(call);
        witness.looked(call, action);
        PortalFrame frame = pages.frame(call, "");
        PortalProgress progress = progress(action, frame.words());
        Device device = core.own.box(call, action.device().value());
        return pages.page(200, "action.jte", Map.of("frame",
                frame.titled(progress.name()).following(progress.over() ? 0 : LOOK_AGAIN,
                        progress.over() ? "" : PortalPath.of(action) + "/live"),
                "progress", progress, "href", PortalPath.of(device), "name",
                core.boxes.name(device, frame.words())));
    }

    /// The panel, anew after each change.
    HttpReply live(HttpCall call) {
        Action found = core.own.action(call);
        PortalFrame frame = pages.frame(call, "");
        return HttpReply.events(sink -> core.all.actions().watch(found.id(), action -> {
            PortalProgress progress = progress(action, frame.words());
            sink.send(new ServerEvent(progress.over() ? "over" : "progress",
                    pages.text("progress.jte", Map.of("frame", frame, "progress", progress))));
            if (progress.over()) {
                sink.end();
            }
        })::close);
    }

    private PortalProgress progress(Action action, Words words) {
        return PortalProgress.of(CustomerProgress.of(action,
                core.all.cards().profile(action.device()).orElse(Profile.UNKNOWN), words, clock.instant()), words,
                clock.instant());
    }

    HttpReply prove(HttpCall call) {
        Action action = core.own.action(call);
        String who = "customer " + call.caller().name();
        String works = call.form().text("works");
        Proof proof = works.isEmpty()
                ? new Proof.Code(call.form().text("code").replaceAll("[\\s-]", ""), who)
                : new Proof.Word(works.equals("yes"), who);
        Action now = witness.does(call, Deed.PROVED, action, () -> proofs.take(action.id(), proof));
        return HttpReply.seeOther(PortalPath.of(now));
    }
}
