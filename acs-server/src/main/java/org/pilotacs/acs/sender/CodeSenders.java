package org.pilotacs.acs.sender;

import org.pilotacs.acs.customer.CodeSender;
import org.pilotacs.acs.runtime.BadSetting;

import java.io.IOException;
import java.util.ServiceLoader;
import java.util.TreeMap;

/// Finds the sender that is set. Stateless.
public final class CodeSenders {
    private CodeSenders() {}

    /// @throws BadSetting if there is none of that name, or it is not set rightly
    /// @throws IOException if what it needs cannot be had
    public static CodeSender open(CodeSenderConfig config) throws IOException {
        if (config.sender().isEmpty()) {
            return CodeSender.NONE;
        }
        TreeMap<String, CodeSenderFactory> factories = new TreeMap<>();
        ServiceLoader.load(CodeSenderFactory.class).forEach(one -> factories.put(one.name(), one));
        CodeSenderFactory factory = factories.get(config.sender());
        if (factory == null) {
            throw new BadSetting("sender", "is '" + config.sender() + "'; there are "
                    + String.join(", ", factories.keySet()));
        }
        return factory.create(config);
    }
}
