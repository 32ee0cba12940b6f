package org.pilotacs.acs.link.satellite.mux;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.runtime.Authority;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.protocols.simulcrypt.DataProvision;
import org.pilotacs.protocols.simulcrypt.SimulcryptCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.StandardSocketOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Sends data_provision by UDP (6.3). Confined to one thread, but for closing and what people are told.
final class UdpSender implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(UdpSender.class);
    /// After a failure.
    static final Duration PAUSE = Duration.ofSeconds(1);

    private final String headend;
    private final HeadendConfig.Provision.OverUdp config;
    private final SimulcryptCodec codec;
    private volatile @Nullable DatagramSocket socket;
    private volatile Saying trouble = Saying.NOTHING;
    private Instant failed = Instant.MIN;

    UdpSender(String headend, HeadendConfig.Provision.OverUdp config, int protocolVersion) {
        this.headend = headend;
        this.config = config;
        this.codec = SimulcryptCodec.overUdp(protocolVersion);
    }

    /// Hands all of them to the network; false if it does not take them.
    boolean send(List<DataProvision> messages, Instant now) {
        try {
            InetAddress group = InetAddress.getByName(config.host());
            for (DataProvision message : messages) {
                byte[] bytes = codec.encode(message);
                socket().send(new DatagramPacket(bytes, bytes.length, group, config.port()));
            }
            if (!trouble.isEmpty()) {
                trouble = Saying.NOTHING;
                log.atInfo().addKeyValue("headend", headend).log("datagrams go again");
            }
            return true;
        } catch (IOException e) {
            failed = now;
            if (trouble.isEmpty()) {
                trouble = MuxSaying.ALARM_DATAGRAMS.of(Saying.of(Authority.of(config.host(), config.port())),
                        Saying.of(String.valueOf(e.getMessage())));
                log.atWarn().addKeyValue("headend", headend).addKeyValue("why", trouble)
                        .log("datagrams cannot be sent");
            }
            return false;
        }
    }

    /// Whether it failed so lately that it is not worth trying.
    boolean isPausing(Instant now) {
        return !trouble.isEmpty() && now.isBefore(failed.plus(PAUSE));
    }

    /// Why datagrams cannot be sent; says nothing if they can.
    Saying alarm() {
        return trouble;
    }

    private DatagramSocket socket() throws IOException {
        DatagramSocket open = socket;
        if (open == null) {
            open = new DatagramSocket();
            open.setOption(StandardSocketOptions.IP_MULTICAST_TTL, config.hops());
            socket = open;
        }
        return open;
    }

    @Override
    public void close() {
        DatagramSocket open = socket;
        if (open != null) {
            open.close();
        }
    }
}
