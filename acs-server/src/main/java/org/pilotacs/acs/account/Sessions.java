package org.pilotacs.acs.account;

import org.pilotacs.acs.runtime.Secret;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Who is signed in to the console. Sessions outlive a restart. Safe for any number of threads.
public interface Sessions {
    /// How long one lasts without a call.
    Duration IDLE = Duration.ofHours(12);
    /// How long one lasts at most.
    Duration MOST = Duration.ofHours(24);

    /// Begins one; what the browser is to show from now on.
    ///
    /// @param vouches what else the session rests on: when that changes, it is over; empty for an account, whose session
    ///        ends with its rights
    Secret begin(Caller caller, Origin origin, Secret vouches, Instant at);

    /// What somebody signed in with. Stored by name: a constant is never renamed.
    enum Origin {
        /// A password of ours; the account says what they may.
        ACCOUNT,
        /// The identity provider's word; it was asked once, so the role holds as long as the session.
        PROVIDER,
        /// The token that `console.token` sets.
        TOKEN
    }

    /// Whose session this is, if it is one, with the rights that they have now.
    ///
    /// @param vouches what sessions of the token rest on now
    Optional<Caller> find(Secret session, Secret vouches, Instant at);

    /// Whose session it was, if it was one.
    Optional<Caller> end(Secret session, Secret vouches);

    /// Removes those that are over.
    int forget(Instant at);
}
