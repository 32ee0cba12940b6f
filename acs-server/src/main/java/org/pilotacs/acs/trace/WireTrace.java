package org.pilotacs.acs.trace;

import org.pilotacs.acs.device.DeviceId;

/// Where links leave what went over the wire, if somebody asked for it. Safe for any number of threads.
public interface WireTrace {
    /// Cheap; ask before making the text.
    boolean isOn(DeviceId device);

    /// Keeps one message; secrets in it are masked before it is kept.
    void record(DeviceId device, Direction direction, String text);

    /// Who spoke.
    enum Direction {
        FROM_DEVICE, TO_DEVICE
    }
}
