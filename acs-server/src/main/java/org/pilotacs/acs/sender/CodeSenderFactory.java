package org.pilotacs.acs.sender;

import org.pilotacs.acs.customer.CodeSender;

import java.io.IOException;

/// Makes a sender of codes. Found by [java.util.ServiceLoader], so that an operator can put a jar beside ours; it needs a
/// constructor without parameters.
public interface CodeSenderFactory {
    /// By which `self-service.codes.sender` names it: lower-case letters, digits and hyphens.
    String name();

    /// @throws org.pilotacs.acs.runtime.BadSetting if a setting is missing or wrong
    /// @throws IOException if what a setting names cannot be had
    CodeSender create(CodeSenderConfig config) throws IOException;
}
