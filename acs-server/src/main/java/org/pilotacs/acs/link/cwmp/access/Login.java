package org.pilotacs.acs.link.cwmp.access;

import org.pilotacs.acs.runtime.Secret;

/// A name and the password that goes with it; an empty name stands for none.
public record Login(String username, Secret password) {
    public static final Login NONE = new Login("", Secret.NONE);

    public boolean isNone() {
        return username.isEmpty();
    }
}
