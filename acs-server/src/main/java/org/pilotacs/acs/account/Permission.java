package org.pilotacs.acs.account;

import java.util.Locale;

/// What somebody may be allowed to do. [Role#may] is the one place that says who is.
public enum Permission {
    /// See customers, boxes and what they said.
    LOOK,
    /// Order what a consultant orders: checks, restarts, rights.
    ACT,
    /// Write parameters, reset to the factory's settings, change firmware, trace, give keys, import.
    ENGINEER,
    /// Accounts, tokens, error codes, webhooks, all that is kept about a customer.
    ADMIN,
    /// Read who did what.
    AUDIT,
    /// Call the self-service API for any customer.
    SPEAK;

    /// As every door names it, for example `engineer`.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
