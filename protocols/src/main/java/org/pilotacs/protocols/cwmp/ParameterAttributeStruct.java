package org.pilotacs.protocols.cwmp;

import java.util.List;

/// Notification: 0 off, 1 passive, 2 active, 3 to 6 the lightweight forms (cwmp-1-4.xsd).
public record ParameterAttributeStruct(String name, int notification, List<String> accessList) {
    public ParameterAttributeStruct {
        accessList = List.copyOf(accessList);
    }
}
