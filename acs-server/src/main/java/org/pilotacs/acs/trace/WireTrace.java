package org.pilotacs.acs.trace;

import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.saying.Saying;

/// Where links leave what went over the wire, if somebody asked for it or the device is suspect. Safe for any number of
/// threads.
public interface WireTrace {
    /// Cheap; ask before making the text.
    boolean isOn(DeviceId device);

    /// Notes that a device did something that nobody foresaw. Where there is room, its sessions are traced for a while from
    /// here on, and again from its next session on, so that an engineer finds what it says.
    ///
    void suspect(DeviceId device, Saying why);

    /// A device begins a session: if it is suspect, it is traced.
    void begins(DeviceId device);

    /// Keeps one message; secrets in it are masked before it is kept.
    void record(DeviceId device, Direction direction, String text);

    /// Who spoke.
    enum Direction {
        FROM_DEVICE, TO_DEVICE
    }
}
