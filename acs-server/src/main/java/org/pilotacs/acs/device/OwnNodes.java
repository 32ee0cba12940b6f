package org.pilotacs.acs.device;

import java.util.List;

/// Nodes that stand beside a device's data model though no device has them: what the server itself keeps of a device, under
/// the names that GenieACS has for it. What a device says of its model as a whole does not touch them.
final class OwnNodes {
    private static final List<String> ROOTS = List.of("VirtualParameters.", "Downloads.", "Reboot", "FactoryReset");

    private OwnNodes() {}

    static boolean is(String path) {
        for (String root : ROOTS) {
            if (root.endsWith(".") ? path.startsWith(root) : path.equals(root)) {
                return true;
            }
        }
        return false;
    }
}
