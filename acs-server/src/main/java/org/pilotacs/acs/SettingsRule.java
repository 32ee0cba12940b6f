package org.pilotacs.acs;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.Identity;
import org.pilotacs.acs.link.cwmp.access.Login;
import org.pilotacs.acs.link.cwmp.access.OperatorRule;
import org.pilotacs.acs.provisioning.session.DeviceSettings;
import org.pilotacs.acs.runtime.Secret;

import java.util.List;
import java.util.function.Predicate;

/// What settings of provisioning say of credentials, for the link that asks for them.
record SettingsRule(DeviceSettings settings) implements OperatorRule {
    @Override
    public boolean judges() {
        return settings.judges();
    }

    @Override
    public @Nullable Boolean admits(Identity identity, String peer, Predicate<Login> proves) {
        return settings.admits(identity, peer,
                (username, password) -> proves.test(new Login(username, Secret.of(password))));
    }

    @Override
    public List<Login> knocks(DeviceId device) {
        return settings.knocks(device).stream().map(pair -> new Login(pair.username(), pair.password())).toList();
    }
}
