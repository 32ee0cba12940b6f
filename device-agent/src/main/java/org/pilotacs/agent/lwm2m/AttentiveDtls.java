package org.pilotacs.agent.lwm2m;

import org.eclipse.californium.elements.RawData;
import org.eclipse.californium.scandium.DTLSConnector;
import org.eclipse.californium.scandium.config.DtlsConnectorConfig;
import org.jspecify.annotations.Nullable;

import java.net.DatagramPacket;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;

/// CoAP over DTLS, deaf while the box sleeps.
final class AttentiveDtls extends DTLSConnector {
    private final Attention attention;

    AttentiveDtls(DtlsConnectorConfig configuration, Attention attention) {
        super(configuration);
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
    protected void processDatagram(DatagramPacket packet, @Nullable InetSocketAddress router) {
        if (attention.hears(packet.getLength())) {
            super.processDatagram(packet, router);
        }
    }
}
