package org.pilotacs.acs.account;

import org.pilotacs.acs.runtime.Secret;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/// Lets people in by name and password, and makes guessing slow: per name, and per address from which many names are tried.
/// Whether a name is known makes no difference to the answer, nor to how long it takes. Safe for any number of threads.
public final class SignIn {
    /// The longest wait is short enough that nobody can be locked out by somebody else for long.
    private final Delays names = new Delays(3, Duration.ofMinutes(1));
    /// Many people may share an address, that of a proxy above all.
    private final Delays addresses = new Delays(20, Duration.ofMinutes(1));
    private final Accounts accounts;

    /// How a try came out.
    public sealed interface Tried {}

    public record Welcome(Caller caller) implements Tried {}

    /// Not this name with this password; which of them is wrong is not told.
    public record Wrong() implements Tried {}

    /// Nothing was looked at.
    ///
    /// @param left until something will be
    public record TooSoon(Duration left) implements Tried {}

    public SignIn(Accounts accounts) {
        this.accounts = accounts;
    }

    /// @param from the address that the try came from
    public Tried with(String name, Secret password, String from, Instant at) {
        return guarded(name, from, at, () -> accounts.check(name, password, at)
                .map(account -> Caller.person(account.name(), account.role())));
    }

    /// The same for what is not an account's password: tries of it are made slow per address only.
    public Tried guarded(String from, Instant at, Supplier<Optional<Caller>> check) {
        return guarded("", from, at, check);
    }

    private Tried guarded(String name, String from, Instant at, Supplier<Optional<Caller>> check) {
        Duration left = begin(name, from, at);
        if (left.isPositive()) {
            return new TooSoon(left);
        }
        Optional<Caller> found;
        try {
            found = check.get();
        } catch (RuntimeException e) {
            names.forgive(name);
            addresses.forgive(from);
            throw e;
        }
        if (found.isEmpty()) {
            return new Wrong();
        }
        names.right(name);
        addresses.forgive(from);
        return new Welcome(found.get());
    }

    /// How long is to be waited. If not at all, the try counts as wrong until it is known to be right: many that are made at
    /// once are as many as one after the other.
    private synchronized Duration begin(String name, String from, Instant at) {
        Duration left = longer(name.isEmpty() ? Duration.ZERO : names.left(name, at), addresses.left(from, at));
        if (!left.isPositive()) {
            if (!name.isEmpty()) {
                names.wrong(name, at);
            }
            addresses.wrong(from, at);
        }
        return left;
    }

    /// How long whoever tries from an address by other ways than these still has to wait; zero or less for not at all.
    Duration left(String from, Instant at) {
        return addresses.left(from, at);
    }

    /// Such a try was wrong.
    void wrong(String from, Instant at) {
        addresses.wrong(from, at);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
