package org.pilotacs.acs.customer;

import org.pilotacs.acs.runtime.Secret;

import java.time.Instant;
import java.util.Optional;

/// Ways in for customers whose operator has no portal: each lets somebody in once. Safe for any number of threads.
public interface EntryLinks {
    /// A new one: what its address holds.
    Link add(Customer customer, Instant at);

    /// @param expires until when it is good
    record Link(Secret secret, Instant expires) {}

    /// Whom it would let in, if it still did. Asking does not use it up: mail programs look at links before people do.
    Optional<Customer> look(Secret secret, Instant at);

    /// Whom it lets in; of several who come by the same link only the first.
    Optional<Customer> take(Secret secret, Instant at);

    /// Removes those that are good no longer.
    int forget(Instant at);
}
