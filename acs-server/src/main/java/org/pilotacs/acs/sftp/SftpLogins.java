package org.pilotacs.acs.sftp;

import org.pilotacs.acs.runtime.Secret;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The logins of boxes. Every change is committed on return. Safe for any number of threads.
public interface SftpLogins {
    /// The password of a new login, which nobody can be told again; empty if the name is taken.
    ///
    /// @param name as [SftpLogin#NAME] has it
    Optional<Secret> add(String name, SftpScope scope, Instant at);

    /// A new login of who has the key; false if the name is taken.
    boolean add(String name, SftpScope scope, LoginKey key, Instant at);

    /// By name.
    ///
    /// @param after the name before the first; empty for all
    List<SftpLogin> page(String after, int most);

    Optional<SftpLogin> find(String name);

    /// Whether it is the login's password.
    boolean isPassword(String name, Secret password);

    /// Whether it is the login's key; that the other side has its private half is the caller's to see.
    boolean isKey(String name, LoginKey key);

    /// A login let somebody in.
    void used(String name, Instant at);

    /// False if there is none.
    boolean remove(String name);
}
