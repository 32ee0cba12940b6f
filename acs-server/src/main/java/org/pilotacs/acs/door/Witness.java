package org.pilotacs.acs.door;

import org.pilotacs.acs.account.Caller;
import org.pilotacs.acs.action.Action;
import org.pilotacs.acs.action.ActionRequest;
import org.pilotacs.acs.audit.AuditEntry;
import org.pilotacs.acs.audit.AuditEntry.Subject;
import org.pilotacs.acs.audit.AuditTrail;
import org.pilotacs.acs.audit.Deed;
import org.pilotacs.acs.contact.Contact;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.door.http.HttpCall;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Writes down what callers do. Each method returns once that is committed, or throws, and then nothing may be shown. Safe for
/// any number of threads.
public final class Witness {
    private final AuditTrail trail;
    private final Clock clock;

    public Witness(AuditTrail trail, Clock clock) {
        this.trail = trail;
        this.clock = clock;
    }

    /// Somebody is about to be shown something of a box.
    ///
    /// @param what of it, for example `parameters`; empty for its page
    public void looked(HttpCall call, Device device, String what) {
        did(call, Deed.LOOKED, subject(device), what);
    }

    /// Somebody is about to be shown something of a box or a customer that has an id of its own.
    public void looked(HttpCall call, DeviceId device, String what) {
        did(call, Deed.LOOKED, Subject.of(device, null), what);
    }

    /// Somebody wrote a contact down, or amended it.
    public void noted(HttpCall call, Contact contact) {
        did(call, Deed.NOTED, Subject.of(contact.note().device(), contact.note().subscriber()),
                "contact " + contact.id());
    }

    /// Somebody is about to be shown boxes; nothing is noted where they searched for nothing.
    public void searched(HttpCall call, String text) {
        if (!text.isEmpty()) {
            did(call, Deed.SEARCHED, Subject.NONE, text);
        }
    }

    /// Somebody is about to be shown how an action stands.
    public void looked(HttpCall call, Action action) {
        did(call, Deed.LOOKED, subject(action), kind(action.request()));
    }

    /// Somebody is about to begin an action, or to join one that is under way; takes its id.
    public Consumer<String> orders(HttpCall call, Device device, ActionRequest request) {
        return action -> did(call, OrderRights.changes(request) ? Deed.WROTE : Deed.ACTED,
                subject(device).with(action), order(request));
    }

    /// Somebody is about to have a box judged, and measured for it.
    public void examines(HttpCall call, Device device) {
        did(call, Deed.ACTED, subject(device), "diagnosis");
    }

    /// Somebody is about to do something to an action.
    ///
    /// @param work throws if it comes to nothing
    public <T> T does(HttpCall call, Deed deed, Action action, Supplier<T> work) {
        return does(call, deed, subject(action), kind(action.request()), work);
    }

    /// Somebody is about to do something, which is noted first, so that nothing is done that is not; if it comes to nothing,
    /// that is noted too.
    ///
    /// @param work throws if it comes to nothing
    public <T> T does(HttpCall call, Deed deed, Subject subject, String detail, Supplier<T> work) {
        did(call, deed, subject, detail);
        try {
            return work.get();
        } catch (RuntimeException failure) {
            try {
                did(call, deed, subject, detail + ": not done");
            } catch (RuntimeException unnoted) {
                failure.addSuppressed(unnoted);
            }
            throw failure;
        }
    }

    public void did(HttpCall call, Deed deed, Subject subject, String detail) {
        did(call, call.caller(), deed, subject, detail);
    }

    /// The same for a caller whom no guard has let in, as when they sign in.
    public void did(HttpCall call, Caller caller, Deed deed, Subject subject, String detail) {
        trail.record(new AuditEntry(clock.instant(), caller.name(), caller.kind(), agent(call),
                call.peer(), deed, subject, header(call, "pilot-purpose"), detail));
    }

    /// The person on whose behalf a program says that it calls; empty for nobody.
    public static String agent(HttpCall call) {
        return header(call, "pilot-agent");
    }

    public static Subject subject(Device device) {
        return Subject.of(device.id(), device.subscriber());
    }

    private static Subject subject(Action action) {
        return Subject.of(action.device(), null).with(action.id());
    }

    private static String kind(ActionRequest request) {
        return ActionKind.of(request).wireName();
    }

    /// What is ordered: which parameters, never which values: those may be secrets.
    public static String order(ActionRequest request) {
        return switch (request) {
            case ActionRequest.Write(var assignments) -> kind(request) + " "
                    + String.join(", ", assignments.stream().map(one -> one.path()).toList());
            case ActionRequest.Read(var paths) -> kind(request) + " " + String.join(", ", paths);
            case ActionRequest.Discover(var object) -> (kind(request) + " " + object).strip();
            case ActionRequest.FetchFile(var file, var _) -> kind(request) + " "
                    + file.name().toLowerCase(Locale.ROOT);
            case ActionRequest.UpdateFirmware(var image) -> (kind(request) + " " + image).strip();
            case ActionRequest.ApplyConfiguration(var image) -> kind(request) + " " + image;
            case ActionRequest.FixWifi wish -> kind(request) + " " + String.join(", ", wish.changes());
            case ActionRequest.Restart _,ActionRequest.FactoryReset _,ActionRequest.ResetPin _,ActionRequest.Reconnect _,ActionRequest.SendEmms _,ActionRequest.CheckSignal _,ActionRequest.TestLine _ ->
                kind(request);
        };
    }

    /// Headers are bytes to HTTP. Ours are UTF-8, or else what they always were.
    private static String header(HttpCall call, String name) {
        String text = call.headers().text(name);
        try {
            return StandardCharsets.UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1))).toString();
        } catch (CharacterCodingException _) {
            return text;
        }
    }
}
