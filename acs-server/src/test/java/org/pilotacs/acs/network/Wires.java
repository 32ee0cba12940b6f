package org.pilotacs.acs.network;

import io.vertx.core.transport.Transport;
import org.pilotacs.acs.network.NetworkConfig.Wire;

/// What the machine that runs the tests has.
public final class Wires {
    private Wires() {}

    public static boolean isHere(Wire wire) {
        return switch (wire) {
            case BEST, JAVA -> true;
            case EPOLL -> Transport.EPOLL.available();
            case IO_URING -> Transport.IO_URING.available();
        };
    }
}
