package org.pilotacs.agent.lwm2m;

import org.eclipse.californium.elements.RawData;
import org.eclipse.californium.elements.UDPConnector;
import org.eclipse.californium.elements.config.Configuration;

import java.net.DatagramPacket;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;

/// CoAP over UDP, deaf while the box sleeps.
final class AttentiveUdp extends UDPConnector {
    private final Attention attention;

    AttentiveUdp(InetSocketAddress address, Configuration configuration, Attention attention) {
        super(address, configuration);
        this.attention = attention;
    }

    @Override
    public void send(RawData message) {
        if (attention.speaks(message.getSize())) {
            super.send(message);
        } else {
            message.onError(new NoRouteToHostException("no network"));
        }
    }

    @Override
    public void processDatagram(DatagramPacket datagram) {
        if (attention.hears(datagram.getLength())) {
            super.processDatagram(datagram);
        }
    }
}
