package org.pilotacs.acs.link.lwm2m;

import org.eclipse.californium.core.coap.CoAPMessageFormatException;
import org.eclipse.californium.core.coap.Message;
import org.eclipse.californium.core.network.serialization.MessageHeader;
import org.eclipse.californium.core.network.serialization.UdpDataParser;
import org.eclipse.californium.elements.util.DatagramReader;
import org.eclipse.californium.scandium.DtlsHealth;

/// Counts what is wrong on the wire below LwM2M, where Californium says nothing louder than debug.
record WireHealth(Lwm2mMetrics metrics) implements DtlsHealth {
    /// A parser that counts what is no CoAP.
    UdpDataParser parser() {
        return new UdpDataParser() {
            @Override
            protected MessageHeader parseHeader(DatagramReader reader) {
                try {
                    return super.parseHeader(reader);
                } catch (CoAPMessageFormatException e) {
                    metrics.count("bad-coap");
                    throw e;
                }
            }

            @Override
            protected Message parseMessage(DatagramReader reader, MessageHeader header, Message target) {
                try {
                    return super.parseMessage(reader, header, target);
                } catch (CoAPMessageFormatException e) {
                    metrics.count("bad-coap");
                    throw e;
                }
            }
        };
    }

    @Override
    public boolean isEnabled() {
        return true;
    }

    @Override
    public void endHandshake(boolean success) {
        if (!success) {
            metrics.count("handshake");
        }
    }

    @Override
    public void receivingMacError() {
        metrics.count("bad-mac");
    }

    @Override
    public void dump() {
        // its figures are ours
    }

    @Override
    public void startHandshake() {
        // counted at its end
    }

    @Override
    public void receivingRecord(boolean drop) {
        // records of connections that are over are dropped every day
    }

    @Override
    public void sendingRecord(boolean drop) {
        // shows as a silence
    }

    @Override
    public void setMaxConnections(int most) {
        // not asked for
    }

    @Override
    public void setConnections(int number) {
        // not asked for
    }

    @Override
    public void setPendingIncomingJobs(int number) {
        // not asked for
    }

    @Override
    public void setPendingOutgoingJobs(int number) {
        // not asked for
    }

    @Override
    public void setPendingHandshakeJobs(int number) {
        // not asked for
    }

    @Override
    public void applicationAuthorizationRejected(boolean immediately) {
        // the gatekeeper counts
    }
}
