package org.pilotacs.acs.door.customer;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.action.Action;
import org.pilotacs.acs.action.ActionRequest;
import org.pilotacs.acs.action.HomeWifi;
import org.pilotacs.acs.action.Requester;
import org.pilotacs.acs.action.Started;
import org.pilotacs.acs.complaint.Complaint;
import org.pilotacs.acs.customer.Customer;
import org.pilotacs.acs.customer.Verification;
import org.pilotacs.acs.customer.Wishes;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.diagnosis.Examination;
import org.pilotacs.acs.diagnosis.Examinations;
import org.pilotacs.acs.door.ActionKind;
import org.pilotacs.acs.door.WireName;
import org.pilotacs.acs.door.Witness;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.ApiException;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.incident.Incident;
import org.pilotacs.acs.saying.Language;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Priority;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// Begins what customers ask for, or says why not: what this box cannot do, what would not help, what must be verified first, what
/// was done often enough. Whatever is refused is noted. Safe for any number of threads.
public final class CustomerOrders {
    private static final int LOOKED_AT = 6;

    private final CustomerCore core;
    private final Precautions precautions;
    private final Witness witness;

    /// Through which door a customer came. Kept with each action by its wire name.
    public enum Channel {
        PORTAL("portal"), APP("self-service"), PHONE_MENU("phone-menu");

        private final String wireName;

        Channel(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }
    }

    /// What came of a wish.
    ///
    /// @param begun false if it was under way, or begun by the same call before
    public record Ordered(Action action, boolean begun) {}

    public CustomerOrders(CustomerCore core, Witness witness, Clock clock) {
        this.core = core;
        this.precautions = new Precautions(core, witness, clock);
        this.witness = witness;
    }

    private static Requester requester(Customer customer, Channel channel) {
        return new Requester(who(customer.subscriber()), channel.wireName, Priority.CUSTOMER);
    }

    /// How a customer is named among those who order.
    static String who(String subscriber) {
        return "customer " + subscriber;
    }

    /// Begins an action on a customer's own box; what is under way is joined and counts for nothing.
    ///
    /// @param key by which a call can be repeated; null for none
    public Ordered order(HttpCall call, Customer customer, Device device, CustomerWish asked, Channel channel,
            @Nullable String key) {
        CustomerAction action = asked.action();
        Requester requester = requester(customer, channel);
        if (key != null && core.actions().begun(requester.who(), key).isPresent()) {
            return started(call, device, asked.request(), requester, key);
        }
        Optional<Action> underWay = underWay(device, action);
        if (underWay.isPresent()) {
            return new Ordered(joined(call, device, asked, underWay.get()), false);
        }
        if (!Possible.of(action, device, core.profiles().of(device), core.broadcasts()).is()) {
            throw refused(call, device, action, new ApiError.Refused(CustomerSaying.NOT_WITH_THIS_BOX.of()));
        }
        Incident useless = core.cards().incidents(device).stream()
                .filter(one -> Possible.isUseless(action, one.kind())).findFirst().orElse(null);
        if (useless != null) {
            throw refused(call, device, action, new ApiError.Refused(useless.tell()));
        }
        refuseWifi(call, device, asked);
        Precautions.Wish wish = wish(action, device);
        if (CustomerBoxes.needsCode(action)) {
            precautions.refuseTooMany(call, customer, wish);
            precautions.verify(call, customer, wish, asked.code());
        }
        Wishes.Allowed allowed = precautions.counted(call, customer, wish);
        try {
            return started(call, device, asked.request(), requester, key);
        } catch (RuntimeException failure) {
            precautions.takeBack(customer, wish, allowed);
            throw failure;
        }
    }

    private Optional<Action> underWay(Device device, CustomerAction action) {
        return core.actions().ofDevice(device.id(), LOOKED_AT).stream()
                .filter(one -> one.outcome() == null && ActionKind.of(one.request()) == action.kind()).findFirst();
    }

    /// Whoever wishes another name or password must not be told that it is being done; whether a password is the same, nobody
    /// knows any more.
    private Action joined(HttpCall call, Device device, CustomerWish asked, Action underWay) {
        if (asked.request() instanceof ActionRequest.FixWifi wish
                && (wish.isRekeyed() || !wish.equals(underWay.request()))) {
            throw refused(call, device, asked.action(),
                    new ApiError.Conflict(CustomerSaying.WIFI_UNDER_WAY.of()));
        }
        return underWay;
    }

    /// Before it is counted: whoever mistypes has had nothing done.
    private void refuseWifi(HttpCall call, Device device, CustomerWish asked) {
        HomeWifi.Refusal refusal = asked.request() instanceof ActionRequest.FixWifi wish
                ? CustomerWifi.refusal(core.cards().wifi(device), wish)
                : null;
        if (refusal != null) {
            throw refused(call, device, asked.action(), new ApiError.Invalid(refusal.reason(), List.of(
                    new ApiError.Violation("/" + WireName.of(refusal.field()), refusal.reason()))));
        }
    }

    /// Sends the code that an action takes.
    public Verification.Sent sendCode(HttpCall call, Customer customer, Device device, CustomerAction action,
            Language language) {
        return precautions.sendCode(call, customer, wish(action, device), language);
    }

    private static Precautions.Wish wish(CustomerAction action, Device device) {
        return new Precautions.Wish(action.wireName(), CustomerBoxes.wish(action, device), Witness.subject(device));
    }

    private Ordered started(HttpCall call, Device device, ActionRequest request, Requester requester,
            @Nullable String key) {
        return switch (core.actions().start(device.id(), request, requester, key,
                witness.orders(call, device, request))) {
            case Started.Accepted(Action action) -> new Ordered(action, true);
            case Started.Repeated(Action action) -> new Ordered(action, false);
            case Started.KeyReused _ -> throw new ApiException(new ApiError.Conflict(CustomerSaying.KEY_REUSED.of()));
            case Started.UnknownDevice _ -> throw ApiError.notFound(CustomerSaying.NO_BOX.of());
            case Started.Refused(Saying reason) -> throw new ApiException(new ApiError.Refused(reason));
        };
    }

    /// Has a box looked at; what is under way is joined and counts for nothing.
    ///
    /// @param said what the customer says is wrong; null for nothing
    /// @param code that the screen shows; empty for none
    public Examination check(HttpCall call, Customer customer, Device device, @Nullable Complaint said, String code,
            Channel channel, String key) {
        Examination last = core.examinations().ofDevice(device.id(), 1).stream()
                .filter(one -> one.concluded() == null).findFirst().orElse(null);
        if (last != null && said == last.asked().said() && code.equals(last.asked().code())) {
            return last;
        }
        Precautions.Wish wish = wish(CustomerAction.CHECK_SIGNAL, device);
        boolean live = Possible.of(CustomerAction.CHECK_SIGNAL, device, core.profiles().of(device), core.broadcasts())
                .is();
        Wishes.Allowed allowed = precautions.counted(call, customer, wish);
        witness.examines(call, device);
        Requester requester = requester(customer, channel);
        return switch (core.examinations().begin(device.id(), new Examination.Asked(requester.who(), said, code), live,
                requester.who() + " " + key)) {
            case Examinations.Begun.Accepted(Examination one) -> one;
            case Examinations.Begun.Repeated(Examination one) -> {
                precautions.takeBack(customer, wish, allowed);
                yield one;
            }
            case Examinations.Begun.UnknownDevice _ -> throw ApiError.notFound(CustomerSaying.NO_BOX.of());
            case Examinations.Begun.KeyReused _ ->
                throw new ApiException(new ApiError.Conflict(CustomerSaying.KEY_REUSED.of()));
            case Examinations.Begun.Refused(Saying reason) -> throw new ApiException(new ApiError.Refused(reason));
        };
    }

    private ApiException refused(HttpCall call, Device device, CustomerAction action, ApiError error) {
        return precautions.refused(call, wish(action, device), error);
    }

    /// Channels that are the customers' own.
    public static boolean isCustomers(String channel) {
        return List.of(Channel.values()).stream().anyMatch(one -> one.wireName.equals(channel));
    }
}
