package org.pilotacs.acs.network;

/// How we listen.
public record NetworkConfig(Wire wire) {
    public static final NetworkConfig DEFAULT = new NetworkConfig(Wire.BEST);

    /// By what the system's network is spoken to.
    public enum Wire {
        /// The first of the others that this machine has.
        BEST,
        /// Linux's, for which many calls cost little more than one. Containers often forbid it.
        IO_URING,
        /// Linux's.
        EPOLL,
        /// That of the Java platform, which is everywhere.
        JAVA
    }
}
