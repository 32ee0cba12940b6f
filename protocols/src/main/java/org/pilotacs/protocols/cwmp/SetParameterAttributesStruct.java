package org.pilotacs.protocols.cwmp;

import java.util.List;

/// A change of attributes; where a change flag is false, the device leaves that attribute as it is.
public record SetParameterAttributesStruct(String name, boolean notificationChange, int notification,
        boolean accessListChange, List<String> accessList) {
    public SetParameterAttributesStruct {
        accessList = List.copyOf(accessList);
    }
}
