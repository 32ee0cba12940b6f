package org.pilotacs.acs.link.lwm2m;

import org.eclipse.leshan.core.node.LwM2mObjectInstance;
import org.eclipse.leshan.core.node.LwM2mResource;
import org.jspecify.annotations.Nullable;
import org.pilotacs.protocols.lwm2m.FirmwareResource;
import org.pilotacs.protocols.lwm2m.FirmwareResult;
import org.pilotacs.protocols.lwm2m.FirmwareState;

import java.util.HashSet;
import java.util.Set;

/// How far a device's update is, by its own word (object 5; LwM2M Core 1.1, E.6.1).
///
/// @param uri of the package, empty if it has none or does not say
/// @param packageVersion of the package that it has, empty likewise
/// @param protocols by which it fetches packages (resource 8); null if it does not say
/// @param pulls whether it fetches packages (resource 9)
/// @param pushed whether it takes a package that is written
record FirmwareStanding(FirmwareState state, FirmwareResult result, String uri, String packageVersion,
        @Nullable Set<Long> protocols,
        boolean pulls, boolean pushed) {
    private static final long PULL_ONLY = 0;
    private static final long PUSH_ONLY = 1;

    /// What it does not say, or says in a way that nobody knows, is what a device has that nothing happened to.
    static FirmwareStanding of(LwM2mObjectInstance object) {
        Long delivery = number(object, FirmwareResource.FIRMWARE_UPDATE_DELIVERY_METHOD);
        Long state = number(object, FirmwareResource.STATE);
        Long result = number(object, FirmwareResource.UPDATE_RESULT);
        return new FirmwareStanding(
                FirmwareState.of(state == null ? 0 : state).orElse(FirmwareState.IDLE),
                FirmwareResult.of(result == null ? 0 : result).orElse(FirmwareResult.FAILED),
                text(object, FirmwareResource.PACKAGE_URI), text(object, FirmwareResource.PKG_VERSION),
                protocols(object),
                delivery == null || delivery != PUSH_ONLY, delivery == null || delivery != PULL_ONLY);
    }

    private static @Nullable Long number(LwM2mObjectInstance object, FirmwareResource resource) {
        LwM2mResource found = object.getResource(resource.id());
        return found != null && !found.isMultiInstances() && found.getValue() instanceof Number number
                ? number.longValue()
                : null;
    }

    private static String text(LwM2mObjectInstance object, FirmwareResource resource) {
        LwM2mResource found = object.getResource(resource.id());
        return found != null && !found.isMultiInstances() && found.getValue() instanceof String text ? text : "";
    }

    private static @Nullable Set<Long> protocols(LwM2mObjectInstance object) {
        LwM2mResource found = object.getResource(FirmwareResource.FIRMWARE_UPDATE_PROTOCOL_SUPPORT.id());
        if (found == null || !found.isMultiInstances()) {
            return null;
        }
        Set<Long> protocols = new HashSet<>();
        found.getInstances().values().forEach(one -> {
            if (one.getValue() instanceof Number number) {
                protocols.add(number.longValue());
            }
        });
        return protocols;
    }
}
