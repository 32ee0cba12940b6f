package org.pilotacs.acs.network;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.transport.Transport;
import org.pilotacs.acs.network.NetworkConfig.Wire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.stream.Stream;

/// Opens the event loops that all our listeners share.
public final class Network {
    private static final Logger log = LoggerFactory.getLogger(Network.class);

    private Network() {}

    /// @throws IOException if the machine does not have what is configured
    public static Vertx open(NetworkConfig config) throws IOException {
        Transport transport = transport(config.wire());
        if (!transport.available()) {
            throw new IOException("network.wire: this machine has no " + transport.name() + ". Choose another one, or"
                    + " leave it at best", transport.unavailabilityCause());
        }
        VertxOptions options = new VertxOptions()
                .setEventLoopPoolSize(loops(Runtime.getRuntime().availableProcessors()));
        log.atInfo().addKeyValue("wire", transport.name()).addKeyValue("loops", options.getEventLoopPoolSize())
                .log("network");
        return Vertx.builder().with(options).withTransport(new LeanTransport(transport)).build();
    }

    private static Transport transport(Wire wire) {
        return switch (wire) {
            case BEST -> Stream.of(Transport.IO_URING, Transport.EPOLL).filter(Transport::available).findFirst()
                    .orElse(Transport.NIO);
            case IO_URING -> Transport.IO_URING;
            case EPOLL -> Transport.EPOLL;
            case JAVA -> Transport.NIO;
        };
    }

    /// The loops have about a third of the work, and the fewer they are the less they are in each other's way.
    private static int loops(int processors) {
        return Math.max(1, processors / 2);
    }
}
