package org.pilotacs.acs.door.customer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.action.Action;
import org.pilotacs.acs.action.JdbcTellings;
import org.pilotacs.acs.broadcast.Airing;
import org.pilotacs.acs.customer.Customer;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.Devices;
import org.pilotacs.acs.diagnosis.Examination;
import org.pilotacs.acs.door.ActionKind;
import org.pilotacs.acs.door.OnAir;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.feed.Event;
import org.pilotacs.acs.feed.EventType;
import org.pilotacs.acs.feed.Happening;
import org.pilotacs.acs.feed.JdbcFollower;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Makes events of what customers should hear without having to look, for an operator's app to push: an order for their box is
/// over, is on air, or needs something of them; a check that they asked for is done. It says what the portal says. Safe for any
/// number of threads, and nodes.
public final class CustomerNews {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int AT_ONCE = 200;
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration LATE = Duration.ofMinutes(5);
    /// Who waits for a box for longer waits for it to come by itself.
    private static final Duration ASKED_FOR = Duration.ofMinutes(15);
    /// A box that does not answer at once is no news yet.
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    /// An order is looked at the less often the older it is.
    private static final int PART_OF_AGE = 8;

    private final Core core;
    private final CustomerCore customers;
    private final CustomerBoxes boxes;
    private final Clock clock;

    /// Where it looks, and where it gets to.
    public record Core(Devices devices, JdbcTellings tellings, JdbcFollower follower) {}

    public CustomerNews(Core core, CustomerCore customers, Clock clock) {
        this.core = core;
        this.customers = customers;
        this.boxes = new CustomerBoxes(customers, clock);
        this.clock = clock;
    }

    /// Tells of what has happened since. Call it every second or so.
    public void tell() {
        core.follower.follow(Set.of(EventType.ACTION_SETTLED, EventType.DIAGNOSIS_CONCLUDED),
                event -> follows(event).stream().toList());
        core.tellings.due(clock.instant(), AT_ONCE).forEach(this::look);
    }

    private Optional<Happening> follows(Event event) {
        Device device = event.device() == null
                ? null
                : core.devices.find(new DeviceId(event.device())).orElse(null);
        // who has the box now need not be who had it then
        if (device == null || device.subscriber() == null || !device.subscriber().equals(event.subscriber())) {
            return Optional.empty();
        }
        return message(event, device).map(message -> happening(message, device, event.at()));
    }

    private Optional<CustomerMessage> message(Event event, Device device) {
        String id = id(event);
        return event.type() == EventType.ACTION_SETTLED
                ? customers.actions().find(id).flatMap(action -> what(action, device).map(what -> CustomerMessage
                        .of(action, what, CustomerProgress.state(action, clock.instant()))))
                : customers.examinations().find(id).filter(check -> isOwn(check, device))
                        .map(check -> {
                            Map<Words, CustomerBox> shown = new HashMap<>();
                            return CustomerMessage.of(check, device, words -> shown.computeIfAbsent(words,
                                    one -> boxes.of(device, new Customer(owner(device), ""), one)));
                        });
    }

    /// Of what an event tells of.
    static String id(Event event) {
        try {
            return JSON.readTree(event.content()).path("id").asText();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("event " + event.number(), e);
        }
    }

    /// Empty for nobody.
    static String owner(Device device) {
        return device.subscriber() == null ? "" : device.subscriber();
    }

    private static boolean isOwn(Examination check, Device device) {
        return check.recheck() == null && CustomerOrders.who(owner(device)).equals(check.asked().by());
    }

    /// Nothing for what its customer need not hear of: what our people look at, and what a former owner ordered.
    private static Optional<CustomerAction> what(Action action, Device device) {
        boolean strangers = CustomerOrders.isCustomers(action.requester().channel())
                && !action.requester().who().equals(CustomerOrders.who(owner(device)));
        return strangers || device.subscriber() == null
                ? Optional.empty()
                : CustomerAction.of(ActionKind.of(action.request()))
                        .filter(what -> what != CustomerAction.CHECK_SIGNAL);
    }

    private Happening happening(CustomerMessage message, Device device, Instant at) {
        return message.happening(EventType.CUSTOMER_MESSAGE, device, customers.models(), at);
    }

    /// Looks at an action that is under way.
    private void look(JdbcTellings.Telling telling) {
        Instant now = clock.instant();
        Action action = customers.actions().find(telling.action()).orElse(null);
        Device device = action == null ? null : core.devices.find(action.device()).orElse(null);
        CustomerAction what = action == null || device == null ? null : what(action, device).orElse(null);
        if (action == null || device == null || what == null) {
            core.tellings.looked(telling, telling.told(), null, null);
            return;
        }
        CustomerProgress.State state = CustomerProgress.state(action, now);
        boolean isNews = isNews(state, action, now) && !state.wireName().equals(telling.told());
        core.tellings.looked(telling, isNews ? state.wireName() : telling.told(), next(state, action, now),
                isNews ? happening(CustomerMessage.of(action, what, state), device, now) : null);
    }

    /// That one is over is told by its event.
    private static boolean isNews(CustomerProgress.State state, Action action, Instant now) {
        return switch (state) {
            case UNREACHABLE -> action.created().isBefore(now.minus(PATIENCE));
            case ON_AIR, PROBABLY_DONE -> true;
            case WAITING, WORKING, DONE, UNSURE, NOT_DONE, CALLED_OFF -> false;
        };
    }

    /// When to look again; null for never.
    private static @Nullable Instant next(CustomerProgress.State state, Action action, Instant now) {
        Duration age = Duration.between(action.created(), now);
        Instant soon = now.plus(between(SOON, age.dividedBy(PART_OF_AGE), LATE));
        return switch (state) {
            case WAITING, WORKING, UNREACHABLE ->
                OnAir.is(action) || age.compareTo(ASKED_FOR) < 0 ? soon : null;
            case ON_AIR -> {
                Airing airing = action.airing();
                Instant likely = airing == null ? null : airing.likelyBy();
                yield likely == null || likely.isBefore(now) ? soon : likely;
            }
            case PROBABLY_DONE, DONE, UNSURE, NOT_DONE, CALLED_OFF -> null;
        };
    }

    private static Duration between(Duration least, Duration one, Duration most) {
        return one.compareTo(least) < 0 ? least : one.compareTo(most) > 0 ? most : one;
    }
}
