package org.pilotacs.acs.device;

import java.util.regex.Pattern;

/// Words that people and programs put on devices. Safe for any number of threads.
public interface DeviceTags {
    /// More on one device are a mistake.
    int MOST = 64;

    /// What a tag may be: 1 to 64 printable characters.
    Pattern TAG = Pattern.compile("[^\\p{Cntrl}\\p{Cs}]{1,64}");

    /// What came of it.
    enum Changed {
        DONE,
        /// There is no such device.
        UNKNOWN,
        /// It has [#MOST], or they are too long together.
        TOO_MANY
    }

    /// Puts a tag on a device, whether it has it or not.
    Changed put(DeviceId device, String tag);

    /// Takes it off, whether it has it or not.
    Changed remove(DeviceId device, String tag);
}
