package org.pilotacs.acs.account;

import org.pilotacs.acs.runtime.Secret;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Tokens of programs. Safe for any number of threads.
public interface ApiTokens {
    /// The new token, which nobody can be told again; empty if the name is taken.
    ///
    /// @param name as [Account#NAME] has it
    Optional<Secret> add(String name, Role role, Instant at, Instant expires);

    /// By name.
    List<ApiToken> all();

    /// False if there is none.
    boolean remove(String name);

    /// The token that this is, if it is one and has not expired. Notes that it was used.
    Optional<ApiToken> find(Secret token, Instant at);
}
