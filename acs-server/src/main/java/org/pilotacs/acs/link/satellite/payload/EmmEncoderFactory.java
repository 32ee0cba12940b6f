package org.pilotacs.acs.link.satellite.payload;

import java.io.IOException;

/// Makes encoders of one conditional access system. Found by [java.util.ServiceLoader], so that an operator can put a jar
/// beside ours; it needs a constructor without parameters.
public interface EmmEncoderFactory {
    /// By which a configuration names it: lower-case letters, digits and hyphens.
    String name();

    /// @throws org.pilotacs.acs.runtime.BadSetting if a setting is missing or wrong
    /// @throws IOException if a file that a setting names is not what it must be; the message says what to do
    EmmEncoder create(EncoderSettings settings) throws IOException;
}
