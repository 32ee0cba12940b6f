package org.pilotacs.acs.link.lwm2m;

import org.eclipse.leshan.core.node.LwM2mPath;
import org.eclipse.leshan.core.request.ExecuteRequest;
import org.eclipse.leshan.core.response.ExecuteResponse;
import org.eclipse.leshan.server.registration.Registration;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.link.lwm2m.registration.JdbcRegistrations;

import java.time.Duration;

/// Asks a device that should be asleep to report (Registration Update Trigger, resource 8 of object 1; LwM2M Core 1.1,
/// E.2). Many that register in queue mode listen on, as their line is up anyway; one that does sleep hears nothing of it.
record UpdateTrigger(Asking asking, Attendance attendance, JdbcRegistrations registrations) {
    private static final int SERVER = 1;
    private static final int TRIGGER = 8;
    /// Three repetitions of CoAP (RFC 7252, section 4.2).
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// Whether it answers, whatever it says: then it is awake. Blocks.
    boolean wakes(DeviceId device) throws InterruptedException {
        String endpoint = attendance.endpoint(device);
        Registration registration = endpoint == null ? null : registrations.getRegistrationByEndpoint(endpoint);
        LwM2mPath server = registration == null ? null : server(registration);
        if (registration == null || server == null) {
            return false;
        }
        boolean answers = switch (asking.ask(registration, new ExecuteRequest(server.append(TRIGGER).toString()),
                PATIENCE)) {
            case Answer.Given<ExecuteResponse> _,Answer.Refused<ExecuteResponse> _,Answer.Malformed<ExecuteResponse> _ ->
                true;
            case Answer.Silent<ExecuteResponse> _,Answer.CutShort<ExecuteResponse> _,Answer.Unreachable<ExecuteResponse> _,Answer.Unaskable<ExecuteResponse> _ ->
                false;
        };
        if (answers) {
            attendance.spoke(device, registration);
        }
        return answers;
    }

    private static @Nullable LwM2mPath server(Registration registration) {
        return registration.getAvailableInstances().stream().filter(path -> path.getObjectId() == SERVER).findFirst()
                .orElse(null);
    }
}
