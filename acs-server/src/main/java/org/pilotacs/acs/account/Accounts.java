package org.pilotacs.acs.account;

import org.pilotacs.acs.runtime.Secret;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The accounts of this installation. An account is never removed, so that its name in the trail goes on meaning one
/// person. Safe for any number of threads.
public interface Accounts {
    /// How a change came out.
    enum Changed {
        YES, UNKNOWN,
        /// Nobody would be left who could undo it.
        LAST_ADMIN
    }

    /// Whether there are any; once so, it stays so.
    boolean exist();

    /// False if the name is taken, by an account or by somebody whom an identity provider knows.
    ///
    /// @param name as [Account#NAME] has it
    boolean add(String name, Secret password, Role role, Instant at);

    Optional<Account> find(String name);

    /// By name.
    List<Account> all();

    Changed change(String name, AccountChange change);

    /// The account whose password this is, if it is not disabled. Takes as long for a name that is not known.
    Optional<Account> check(String name, Secret password, Instant at);
}
