package org.pilotacs.acs.door;

import org.pilotacs.acs.audit.AuditEntry.Subject;
import org.pilotacs.acs.audit.Deed;
import org.pilotacs.acs.customer.CodeSender;
import org.pilotacs.acs.customer.Customer;
import org.pilotacs.acs.customer.CustomerLetters;
import org.pilotacs.acs.customer.EntryLinks;
import org.pilotacs.acs.device.Subscriber;
import org.pilotacs.acs.device.Subscribers;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.saying.Language;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/// Makes links that let customers into the portal, for those who speak with them. Safe for any number of threads.
public final class PortalLinks {
    private static final Logger log = LoggerFactory.getLogger(PortalLinks.class);

    private final Core core;
    private final Supplier<URI> portal;
    private final Witness witness;
    private final Clock clock;

    /// Whom it knows, and by which way they are written to.
    public record Core(Subscribers subscribers, EntryLinks links, CodeSender sender) {}

    /// @param portal where it is for customers' browsers
    public PortalLinks(Core core, Supplier<URI> portal, Witness witness, Clock clock) {
        this.core = core;
        this.portal = portal;
        this.witness = witness;
        this.clock = clock;
    }

    /// A way in. Whoever has the address comes in, once.
    ///
    /// @param expires until when it is good
    public record Link(URI url, Instant expires) {}

    /// What became of the wish to send one.
    public sealed interface Sending {}

    /// The way took it.
    ///
    /// @param hint where to, as [CodeSender#hint]
    public record Sent(String hint, Instant expires) implements Sending {}

    /// There is no way to this customer.
    public record NoWay() implements Sending {}

    /// The way is there, and did not take it.
    public record Failed() implements Sending {}

    /// Makes one, to be shown to who asked for it. Empty for a customer who is not known.
    ///
    /// @param reach where a code reaches them; empty for nowhere
    public Optional<Link> show(HttpCall call, String number, String reach) {
        return customer(number, reach).map(customer -> made(call, customer, "link to the portal"));
    }

    /// Makes one and sends it; nobody here is shown it. Empty for a customer who is not known.
    ///
    /// @param reach where to; empty if the way knows
    /// @param language of the letter
    public Optional<Sending> send(HttpCall call, String number, String reach, Language language) {
        return customer(number, reach).map(customer -> send(call, customer, language));
    }

    private Sending send(HttpCall call, Customer customer, Language language) {
        if (!core.sender.reaches(customer)) {
            return new NoWay();
        }
        Link link = made(call, customer, "link to the portal, to be sent");
        try {
            core.sender.send(customer, CustomerLetters.link(link.url, language, clock.instant()));
            return new Sent(core.sender.hint(customer), link.expires);
        } catch (IOException e) {
            log.atError().addKeyValue("customer", customer.subscriber()).setCause(e).log("a link was not taken");
            witness.did(call, Deed.ACTED, Subject.ofSubscriber(customer.subscriber()),
                    "link to the portal, to be sent: not done");
            return new Failed();
        }
    }

    private Optional<Customer> customer(String number, String reach) {
        return core.subscribers.find(number).map(Subscriber::number).filter(Customer::isNumber)
                .map(one -> new Customer(one, reach));
    }

    private Link made(HttpCall call, Customer customer, String detail) {
        witness.did(call, Deed.ACTED, Subject.ofSubscriber(customer.subscriber()), detail);
        EntryLinks.Link link = core.links.add(customer, clock.instant());
        return new Link(portal.get().resolve("/my/enter/" + link.secret().reveal()), link.expires());
    }

    /// Whether anything is set by which customers are written to.
    public boolean canSend() {
        return core.sender != CodeSender.NONE;
    }
}
