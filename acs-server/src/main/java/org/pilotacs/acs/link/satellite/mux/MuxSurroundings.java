package org.pilotacs.acs.link.satellite.mux;

import io.micrometer.core.instrument.MeterRegistry;

import java.time.Clock;
import java.util.concurrent.ThreadFactory;
import java.util.random.RandomGenerator;

/// What a [Headend] is given by the server that it is part of.
///
/// @param random safe for any number of threads
/// @param threads of which each multiplexer has one, for as long as the head-end lives; they wait most of the time
public record MuxSurroundings(MuxConnector connector, Clock clock, RandomGenerator random, MeterRegistry meters,
        ThreadFactory threads) {}
