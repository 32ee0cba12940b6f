package org.pilotacs.acs.door.http;

import org.pilotacs.acs.account.Caller;
import org.pilotacs.acs.account.Permission;
import org.pilotacs.acs.account.Role;
import org.pilotacs.acs.saying.Saying;

/// Refuses callers what they may not do. Stateless.
public final class Permissions {
    private Permissions() {}

    /// Returns if the caller has the permission.
    public static void require(Caller caller, Permission permission) {
        if (!caller.may(permission)) {
            Role role = caller.role();
            throw new ApiException(new ApiError.Forbidden(HttpSaying.NOT_PERMITTED.of(Saying.of(permission.wireName()),
                    Saying.of(role == null ? "-" : role.wireName()))));
        }
    }
}
