package org.pilotacs.acs;

import org.pilotacs.acs.provisioning.extension.ExtensionsConfig;
import org.pilotacs.acs.provisioning.script.Allowance;

/// How an operator's scripts run.
///
/// @param scripts what one run of a script may use
/// @param extensions programs that scripts may call
public record ProvisioningConfig(Allowance scripts, ExtensionsConfig extensions) {
    public static final ProvisioningConfig DEFAULT = new ProvisioningConfig(Allowance.DEFAULT,
            ExtensionsConfig.DEFAULT);
}
