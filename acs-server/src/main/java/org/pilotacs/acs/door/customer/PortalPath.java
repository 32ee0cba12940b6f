package org.pilotacs.acs.door.customer;

import org.pilotacs.acs.action.Action;
import org.pilotacs.acs.device.Device;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Where the portal shows something, for who leads customers there. Stateless.
public final class PortalPath {
    private PortalPath() {}

    public static String of(Device device) {
        return "/my/boxes/" + URLEncoder.encode(device.id().value(), StandardCharsets.UTF_8);
    }

    public static String of(Action action) {
        return "/my/actions/" + action.id();
    }
}
