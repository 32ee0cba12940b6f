package org.pilotacs.agent.lwm2m;

import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.elements.Connector;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.elements.config.UdpConfig;
import org.eclipse.californium.scandium.config.DtlsConfig;
import org.eclipse.californium.scandium.config.DtlsConfig.DtlsRole;
import org.eclipse.californium.scandium.config.DtlsConnectorConfig;
import org.eclipse.leshan.transport.californium.client.endpoint.CaliforniumClientEndpointFactory;
import org.eclipse.leshan.transport.californium.client.endpoint.CaliforniumClientEndpointsProvider;
import org.eclipse.leshan.transport.californium.client.endpoint.coap.CoapClientEndpointFactory;
import org.eclipse.leshan.transport.californium.client.endpoint.coap.CoapClientProtocolProvider;
import org.eclipse.leshan.transport.californium.client.endpoint.coaps.CoapsClientEndpointFactory;
import org.eclipse.leshan.transport.californium.client.endpoint.coaps.CoapsClientProtocolProvider;

import java.net.InetSocketAddress;

/// Sockets that sleep with their box, on virtual threads.
final class Transports {
    /// What a package is wrapped in, at most: SenML, TLV.
    private static final int WRAPPING = 4096;

    private Transports() {}

    static CaliforniumClientEndpointsProvider.Builder of(Lwm2mSettings settings, Attention attention,
            CoapThreads threads) {
        CaliforniumClientEndpointsProvider.Builder builder = new CaliforniumClientEndpointsProvider.Builder(
                new Plain(attention), new Secure(attention, threads));
        Configuration configuration = builder.createDefaultConfiguration();
        bound(configuration, settings.mostPackageBytes());
        configuration.set(DtlsConfig.DTLS_RECEIVER_THREAD_COUNT, -1);
        configuration.set(DtlsConfig.DTLS_MAX_CONNECTIONS, 8);
        // A server that has lost the session must wait: nobody can be called who may sleep or sit behind a NAT.
        configuration.set(DtlsConfig.DTLS_ROLE, DtlsRole.CLIENT_ONLY);
        return builder.setConfiguration(configuration);
    }

    /// A longer body is refused with 4.13 before it is whole.
    static void bound(Configuration configuration, int mostPackageBytes) {
        configuration.set(UdpConfig.UDP_RECEIVER_THREAD_COUNT, -1);
        configuration.set(UdpConfig.UDP_SENDER_THREAD_COUNT, -1);
        configuration.set(CoapConfig.MAX_RESOURCE_BODY_SIZE,
                (int) Math.min(Integer.MAX_VALUE, (long) mostPackageBytes + WRAPPING));
        configuration.set(CoapConfig.PREFERRED_BLOCK_SIZE, 1024);
    }

    private static final class Plain extends CoapClientProtocolProvider {
        private final Attention attention;

        Plain(Attention attention) {
            this.attention = attention;
        }

        @Override
        public CaliforniumClientEndpointFactory createDefaultEndpointFactory() {
            return new CoapClientEndpointFactory() {
                @Override
                protected Connector createConnector(InetSocketAddress address, Configuration configuration) {
                    return new AttentiveUdp(address, configuration, attention);
                }
            };
        }
    }

    private static final class Secure extends CoapsClientProtocolProvider {
        private final Attention attention;
        private final CoapThreads threads;

        Secure(Attention attention, CoapThreads threads) {
            this.attention = attention;
            this.threads = threads;
        }

        @Override
        public CaliforniumClientEndpointFactory createDefaultEndpointFactory() {
            return new CoapsClientEndpointFactory() {
                @Override
                protected Connector createSecuredConnector(DtlsConnectorConfig configuration) {
                    AttentiveDtls connector = new AttentiveDtls(configuration, attention);
                    connector.setExecutor(threads.protocol());
                    return connector;
                }
            };
        }
    }
}
