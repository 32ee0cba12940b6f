package org.pilotacs.acs.provisioning.extension;

import java.util.List;

/// Calls functions of the operator's own programs.
public interface Extensions {
    /// Blocks until the function answers, or the time that it may take is over; for virtual threads. Each call runs the
    /// function: nothing is remembered.
    ///
    /// @param call the file's name without its ending, the function's name, then the arguments
    ExtensionResult call(List<String> call);
}
