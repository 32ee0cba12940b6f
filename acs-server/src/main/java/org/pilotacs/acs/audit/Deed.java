package org.pilotacs.acs.audit;

import java.util.Locale;

/// What was done. Stored by name: a constant is never renamed.
public enum Deed {
    /// Saw what is known of a box or a customer.
    LOOKED,
    /// Searched for boxes.
    SEARCHED,
    /// Began an action that changes nothing that is set.
    ACTED,
    /// Began an action that writes, resets, or replaces firmware.
    WROTE,
    /// Called an action off.
    CALLED_OFF,
    /// Said how a broadcast came out.
    PROVED,
    /// Took a file that a box sent.
    FETCHED,
    /// Switched a trace on or off.
    TRACED,
    /// Wrote a contact down, or amended it.
    NOTED,
    /// Changed keys, firmware, the inventory, error codes, incidents, webhooks or campaigns.
    CONFIGURED,
    /// Made or changed an account or a token.
    ACCOUNT_CHANGED, SIGNED_IN, SIGN_IN_FAILED, SIGNED_OUT,
    /// Took data away as a file.
    EXPORTED,
    /// Asked for what they may not have, or not now.
    REFUSED,
    /// Had what is kept about a customer erased.
    ERASED;

    /// As every door names it, for example `signed-in`.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
