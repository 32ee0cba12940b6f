package org.pilotacs.acs.link.cwmp;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.DeviceEvent;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.Identity;
import org.pilotacs.acs.device.Learnt;
import org.pilotacs.acs.device.Sighting;
import org.pilotacs.protocols.cwmp.CpeRequest.Inform;
import org.pilotacs.protocols.cwmp.DeviceIdStruct;
import org.pilotacs.protocols.cwmp.EventCode;
import org.pilotacs.protocols.cwmp.EventStruct;
import org.pilotacs.protocols.cwmp.ParameterValueStruct;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// An Inform in the core's words.
final class InformReport {
    static final String LINK = "cwmp";

    private InformReport() {}

    static Identity identity(DeviceIdStruct id) {
        return new Identity(id.manufacturer(), id.oui().strip(), id.productClass().strip(), id.serialNumber().strip());
    }

    /// What is wrong with an identity; null if nothing.
    static @Nullable String unusable(Identity id) {
        if (id.serialNumber().isBlank() || id.oui().isBlank()) {
            return "Inform without " + (id.oui().isBlank() ? "OUI" : "SerialNumber")
                    + ": the device cannot be told apart";
        }
        try {
            id.deviceId();
            return null;
        } catch (IllegalArgumentException _) {
            return "DeviceId is longer than " + DeviceId.MAX_LENGTH + " characters";
        }
    }

    static Sighting sighting(Inform inform, Instant at, String peer) {
        List<Learnt> learnt = new ArrayList<>(inform.parameters().size());
        for (ParameterValueStruct parameter : inform.parameters()) {
            learnt.add(CwmpValues.learnt(parameter));
        }
        return new Sighting(identity(inform.deviceId()), LINK, at, peer, events(inform), learnt);
    }

    /// An Inform is a report even if it does not say why it came (R4).
    private static List<DeviceEvent> events(Inform inform) {
        return inform.events().isEmpty()
                ? List.of(DeviceEvent.of(DeviceEvent.Kind.OTHER))
                : inform.events().stream().map(InformReport::event).toList();
    }

    private static DeviceEvent event(EventStruct event) {
        DeviceEvent.Kind kind = switch (event.eventCode().strip()) {
            case EventCode.BOOTSTRAP -> DeviceEvent.Kind.BOOTSTRAP;
            case EventCode.BOOT -> DeviceEvent.Kind.BOOT;
            case EventCode.M_REBOOT -> DeviceEvent.Kind.ORDERED_RESTART;
            case EventCode.PERIODIC, EventCode.HEARTBEAT -> DeviceEvent.Kind.PERIODIC;
            case EventCode.VALUE_CHANGE -> DeviceEvent.Kind.VALUE_CHANGE;
            case EventCode.CONNECTION_REQUEST -> DeviceEvent.Kind.KNOCK_ANSWERED;
            case EventCode.TRANSFER_COMPLETE, EventCode.M_DOWNLOAD, EventCode.M_UPLOAD ->
                DeviceEvent.Kind.TRANSFER_ENDED;
            case EventCode.DIAGNOSTICS_COMPLETE -> DeviceEvent.Kind.DIAGNOSTIC_ENDED;
            default -> DeviceEvent.Kind.OTHER;
        };
        return new DeviceEvent(kind, event.commandKey());
    }
}
