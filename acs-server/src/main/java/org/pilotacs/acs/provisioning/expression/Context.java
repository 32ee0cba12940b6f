package org.pilotacs.acs.provisioning.expression;

import java.time.Instant;
import java.util.List;

/// What an expression is evaluated in: a device, a request, a clock.
public interface Context {
    /// What `NOW()` is; the same throughout a session.
    Instant now();

    /// The value of a parameter.
    ///
    /// @param path as the expression has it: not checked, and an alias such as `serialNumber` is still one
    /// @return [Value#none()] if there is none
    Value parameter(String path);

    /// The result of a function that the language itself does not have, such as `EXT` or `REMOTE_ADDRESS`. It is called
    /// only if the result depends on it: not for the branch of a `CASE` that is not taken.
    ///
    /// @param function in capitals
    /// @return [Value#none()] if there is no such function
    Value call(String function, List<Value> arguments);
}
