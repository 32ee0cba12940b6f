package org.pilotacs.acs.door.customer;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.action.Action;
import org.pilotacs.acs.action.ActionRequest;
import org.pilotacs.acs.action.Requester;
import org.pilotacs.acs.action.Started;
import org.pilotacs.acs.audit.Deed;
import org.pilotacs.acs.complaint.Complaint;
import org.pilotacs.acs.customer.Customer;
import org.pilotacs.acs.customer.OneTimeCodes;
import org.pilotacs.acs.customer.Verification;
import org.pilotacs.acs.customer.Wishes;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.diagnosis.Examination;
import org.pilotacs.acs.diagnosis.Examinations;
import org.pilotacs.acs.door.ActionKind;
import org.pilotacs.acs.door.Witness;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.ApiException;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.Problems;
import org.pilotacs.acs.incident.Incident;
import org.pilotacs.acs.saying.Language;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Priority;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Begins what customers ask for, or says why not: what this box cannot do, what would not help, what must be verified first, what
/// was done often enough. Whatever is refused is noted. Safe for any number of threads.
public final class CustomerOrders {
    private static final int LOOKED_AT = 6;

    private final CustomerCore core;
    private final Witness witness;
    private final Clock clock;

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
        this.witness = witness;
        this.clock = clock;
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
    /// @param code digits that were sent; empty for none
    /// @param key by which a call can be repeated; null for none
    public Ordered order(HttpCall call, Customer customer, Device device, CustomerAction action, String code,
            Channel channel, @Nullable String key) {
        Requester requester = requester(customer, channel);
        Optional<Action> before = before(device, action, requester, key);
        if (before.isPresent()) {
            return new Ordered(before.get(), false);
        }
        if (!Possible.of(action, device, core.profiles().of(device), core.broadcasts()).is()) {
            throw refused(call, device, action, new ApiError.Refused(CustomerSaying.NOT_WITH_THIS_BOX.of()));
        }
        Incident useless = core.cards().incidents(device).stream()
                .filter(one -> Possible.isUseless(action, one.kind())).findFirst().orElse(null);
        if (useless != null) {
            throw refused(call, device, action, new ApiError.Refused(useless.tell()));
        }
        String wish = CustomerBoxes.wish(action, device);
        if (CustomerBoxes.needsCode(action)) {
            refuseTooMany(call, customer, device, action, wish);
            verify(call, customer, device, action, code);
        }
        Wishes.Allowed allowed = counted(call, customer, device, action, wish);
        try {
            return started(call, device, request(action), requester, key);
        } catch (RuntimeException failure) {
            core.wishes().takeBack(customer.subscriber(), wish, allowed);
            throw failure;
        }
    }

    /// What the same call began, or what is under way.
    private Optional<Action> before(Device device, CustomerAction action, Requester requester, @Nullable String key) {
        Optional<Action> begun = key == null ? Optional.empty() : core.actions().begun(requester.who(), key);
        if (begun.isPresent()) {
            if (!begun.get().device().equals(device.id())
                    || ActionKind.of(begun.get().request()) != action.kind()) {
                throw new ApiException(new ApiError.Conflict(CustomerSaying.KEY_REUSED.of()));
            }
            return begun;
        }
        return core.actions().ofDevice(device.id(), LOOKED_AT).stream()
                .filter(one -> one.outcome() == null && ActionKind.of(one.request()) == action.kind()).findFirst();
    }

    /// Nobody is asked for a code that would then be of no use.
    private void refuseTooMany(HttpCall call, Customer customer, Device device, CustomerAction action, String wish) {
        Wishes.Tally tally = core.wishes().of(customer.subscriber()).get(wish);
        Wishes.Counted refusal = tally == null
                ? null
                : tally.refusal(core.limits().of(action.wireName()), clock.instant());
        if (refusal != null) {
            throw refused(call, device, action, tooOften(refusal));
        }
    }

    private Wishes.Allowed counted(HttpCall call, Customer customer, Device device, CustomerAction action,
            String wish) {
        return switch (core.wishes().count(customer.subscriber(), wish, core.limits().of(action.wireName()),
                clock.instant())) {
            case Wishes.Allowed allowed -> allowed;
            case Wishes.TooSoon refusal -> throw refused(call, device, action, tooOften(refusal));
            case Wishes.TooOften refusal -> throw refused(call, device, action, tooOften(refusal));
        };
    }

    private ApiError tooOften(Wishes.Counted refusal) {
        Instant again = CustomerBoxes.again(refusal);
        Duration wait = again == null ? Duration.ZERO : Duration.between(clock.instant(), again);
        Saying left = Saying.of(Duration.ofSeconds(Math.max(1, wait.toSeconds())));
        return new ApiError.TooOften(refusal instanceof Wishes.TooOften(int perDay, var _)
                ? CustomerSaying.TOO_OFTEN.of(Saying.of(perDay), left)
                : CustomerSaying.TOO_SOON.of(left), wait);
    }

    private void verify(HttpCall call, Customer customer, Device device, CustomerAction action, String code) {
        if (code.isBlank()) {
            throw refused(call, device, action, new ApiError.Forbidden(core.verification().reaches(customer)
                    ? CustomerSaying.CODE_NEEDED.of()
                    : CustomerSaying.CODE_NO_WAY.of()));
        }
        switch (core.verification().check(customer, CustomerBoxes.wish(action, device), code)) {
            case OneTimeCodes.Right _ -> {
            }
            case OneTimeCodes.Wrong(int left) -> throw refused(call, device, action,
                    new ApiError.Forbidden(CustomerSaying.CODE_WRONG.of(Saying.of(left))));
            case OneTimeCodes.None _ ->
                throw refused(call, device, action, new ApiError.Forbidden(CustomerSaying.CODE_GONE.of()));
        }
    }

    /// Sends the code that an action takes.
    public Verification.Sent sendCode(HttpCall call, Customer customer, Device device, CustomerAction action,
            Language language) {
        witness.did(call, Deed.ACTED, Witness.subject(device), "code for " + action.wireName());
        return switch (core.verification().ask(customer, CustomerBoxes.wish(action, device), language)) {
            case Verification.Sent sent -> sent;
            case Verification.NoWay _ ->
                throw refused(call, device, action, new ApiError.Refused(CustomerSaying.CODE_NO_WAY.of()));
            case Verification.Refused(var why) -> throw refused(call, device, action, tooOften(why));
            case Verification.Failed _ -> throw new ApiException(new ApiError.Away(CustomerSaying.CODE_NOT_SENT.of()));
        };
    }

    private static ActionRequest request(CustomerAction action) {
        return switch (action) {
            case RESTART -> new ActionRequest.Restart();
            case RESET_PIN -> new ActionRequest.ResetPin();
            case RECONNECT -> new ActionRequest.Reconnect();
            case CHECK_SIGNAL -> new ActionRequest.CheckSignal();
        };
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
        String wish = CustomerBoxes.wish(CustomerAction.CHECK_SIGNAL, device);
        boolean live = Possible.of(CustomerAction.CHECK_SIGNAL, device, core.profiles().of(device), core.broadcasts())
                .is();
        Wishes.Allowed allowed = counted(call, customer, device, CustomerAction.CHECK_SIGNAL, wish);
        witness.examines(call, device);
        Requester requester = requester(customer, channel);
        return switch (core.examinations().begin(device.id(), new Examination.Asked(requester.who(), said, code), live,
                requester.who() + " " + key)) {
            case Examinations.Begun.Accepted(Examination one) -> one;
            case Examinations.Begun.Repeated(Examination one) -> {
                core.wishes().takeBack(customer.subscriber(), wish, allowed);
                yield one;
            }
            case Examinations.Begun.UnknownDevice _ -> throw ApiError.notFound(CustomerSaying.NO_BOX.of());
            case Examinations.Begun.KeyReused _ ->
                throw new ApiException(new ApiError.Conflict(CustomerSaying.KEY_REUSED.of()));
            case Examinations.Begun.Refused(Saying reason) -> throw new ApiException(new ApiError.Refused(reason));
        };
    }

    private ApiException refused(HttpCall call, Device device, CustomerAction action, ApiError error) {
        ApiException refusal = new ApiException(error);
        witness.did(call, Deed.REFUSED, Witness.subject(device),
                action.wireName() + ": " + Problems.detail(error).code());
        return refusal;
    }

    /// Channels that are the customers' own.
    public static boolean isCustomers(String channel) {
        return List.of(Channel.values()).stream().anyMatch(one -> one.wireName.equals(channel));
    }
}
