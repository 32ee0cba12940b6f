package org.pilotacs.acs.customer;

import org.pilotacs.acs.runtime.Secret;

import java.time.Instant;
import java.util.Optional;

/// Who is signed in to the portal. Sessions outlive a restart. Safe for any number of threads.
public interface CustomerSessions {
    /// Begins one; what the browser is to show from now on.
    Secret begin(Customer customer, Instant at);

    /// The same for whom a token of the operator's portal sends, which is good for one session only; empty if it began one
    /// already.
    ///
    /// @param token what tells the token from every other
    /// @param expires until when the token is good
    Optional<Secret> begin(Customer customer, String token, Instant expires, Instant at);

    /// Whose session this is, if it is one.
    Optional<Customer> find(Secret session, Instant at);

    /// Whose session it was, if it was one.
    Optional<Customer> end(Secret session);

    /// Removes those that are over, and tokens that are good no longer.
    int forget(Instant at);
}
