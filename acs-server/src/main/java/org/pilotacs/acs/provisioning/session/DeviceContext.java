package org.pilotacs.acs.provisioning.session;

import org.pilotacs.acs.provisioning.expression.Context;
import org.pilotacs.acs.provisioning.expression.Value;
import org.pilotacs.acs.provisioning.path.DataPath;
import org.pilotacs.acs.provisioning.path.InvalidPathException;
import org.pilotacs.acs.provisioning.picture.Node;
import org.pilotacs.acs.provisioning.picture.Picture;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A device, as expressions see it.
record DeviceContext(Picture picture, String address) implements Context {
    static final String ADDRESS = "remoteAddress";
    /// Short names of what every device has.
    private static final Map<String, String> SHORT = Map.of("id", "DeviceID.ID", "serialNumber",
            "DeviceID.SerialNumber", "productClass", "DeviceID.ProductClass", "oui", "DeviceID.OUI");

    /// Whether a name is none of a parameter, so that no device need be asked for it.
    static boolean isShort(String name) {
        return name.equals(ADDRESS) || SHORT.containsKey(name);
    }

    /// The name of a parameter that may have a short one.
    static String whole(String name) {
        return SHORT.getOrDefault(name, name);
    }

    @Override
    public Instant now() {
        return Instant.ofEpochMilli(picture.now());
    }

    @Override
    public Value parameter(String path) {
        if (path.equals(ADDRESS)) {
            return Value.of(address);
        }
        try {
            Node node = picture.find(DataPath.parse(whole(path)));
            return node == null || node.value() == null ? Value.none() : node.value().value();
        } catch (InvalidPathException _) {
            return Value.none();
        }
    }

    @Override
    public Value call(String function, List<Value> arguments) {
        return function.equals("REMOTE_ADDRESS") ? Value.of(address) : Value.none();
    }
}
