package org.pilotacs.acs.account;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.runtime.Secret;

/// What is to become of an account; null leaves it as it is. A new password and being disabled end its sessions.
public record AccountChange(@Nullable Role role, @Nullable Boolean disabled, @Nullable Secret password) {}
