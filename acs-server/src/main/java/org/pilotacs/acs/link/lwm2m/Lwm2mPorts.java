package org.pilotacs.acs.link.lwm2m;

import org.jspecify.annotations.Nullable;

/// Where devices register.
///
/// @param coap null if there is no plain CoAP
/// @param coaps null if there is no CoAP over DTLS
public record Lwm2mPorts(@Nullable Integer coap, @Nullable Integer coaps) {}
