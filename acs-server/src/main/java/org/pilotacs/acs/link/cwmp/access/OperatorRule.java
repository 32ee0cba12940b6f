package org.pilotacs.acs.link.cwmp.access;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.Identity;

import java.util.List;
import java.util.function.Predicate;

/// What an operator's own rules say of credentials; they go before what is configured for all devices alike. Safe for any
/// number of threads; may block.
public interface OperatorRule {
    /// Says nothing of anybody.
    OperatorRule NONE = new OperatorRule() {
        @Override
        public boolean judges() {
            return false;
        }

        @Override
        public @Nullable Boolean admits(Identity identity, String peer, Predicate<Login> proves) {
            return null;
        }

        @Override
        public List<Login> knocks(DeviceId device) {
            return List.of();
        }
    };

    /// Whether it says anything of anybody.
    boolean judges();

    /// Whether a device may begin a session; null if it says nothing.
    ///
    /// @param proves whether what the device gave shows that it knows a login
    @Nullable
    Boolean admits(Identity identity, String peer, Predicate<Login> proves);

    /// What a device expects of us when we knock, in the order in which it is worth a try.
    List<Login> knocks(DeviceId device);
}
