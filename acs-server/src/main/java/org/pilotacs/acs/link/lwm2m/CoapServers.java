package org.pilotacs.acs.link.lwm2m;

import org.eclipse.californium.core.CoapServer;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.core.network.serialization.UdpDataSerializer;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.scandium.config.DtlsConfig;
import org.eclipse.leshan.core.endpoint.DefaultEndPointUriHandler;
import org.eclipse.leshan.core.endpoint.EndPointUriHandler;
import org.eclipse.leshan.core.endpoint.EndpointUri;
import org.eclipse.leshan.core.endpoint.Protocol;
import org.eclipse.leshan.server.LeshanServer;
import org.eclipse.leshan.server.LeshanServerBuilder;
import org.eclipse.leshan.server.endpoint.LwM2mServerEndpoint;
import org.eclipse.leshan.transport.californium.server.endpoint.CaliforniumServerEndpointsProvider;
import org.eclipse.leshan.transport.californium.server.endpoint.coap.CoapServerEndpointFactory;
import org.eclipse.leshan.transport.californium.server.endpoint.coap.CoapServerProtocolProvider;
import org.eclipse.leshan.transport.californium.server.endpoint.coaps.CoapsServerEndpointFactory;
import org.eclipse.leshan.transport.californium.server.endpoint.coaps.CoapsServerProtocolProvider;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.link.lwm2m.registration.JdbcRegistrations;
import org.pilotacs.acs.network.Listening;
import org.pilotacs.acs.runtime.Workers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.util.random.RandomGenerator;

/// Leshan and Californium, set up: where we listen, within which bounds, and on whose threads.
final class CoapServers implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(CoapServers.class);
    /// Largest message of a device, put together of blocks.
    private static final int MAX_BODY = 64 << 10;
    private static final int BLOCK = 1_024;
    /// Devices that Californium remembers exchanges of; an open one more costs it little.
    private static final int MAX_PEERS = 500_000;
    /// Lets a device keep its DTLS session though its address changes (RFC 9146).
    private static final int CONNECTION_ID = 6;

    private final Lwm2mConfig config;
    private final CaliforniumServerEndpointsProvider provider;
    private final LeshanServer leshan;

    CoapServers(Lwm2mConfig config, Parts parts) throws IOException {
        this.config = config;
        CaliforniumServerEndpointsProvider.Builder endpoints = new CaliforniumServerEndpointsProvider.Builder(
                new CoapServerProtocolProvider(), new CoapsServerProtocolProvider());
        Configuration bounds = endpoints.createDefaultConfiguration();
        bound(bounds);
        endpoints.setConfiguration(bounds);
        WireHealth health = new WireHealth(parts.metrics());
        EndPointUriHandler uris = new DefaultEndPointUriHandler();
        if (config.listener().plain()) {
            endpoints.addEndpoint(new CoapServerEndpointFactory(uri(uris, Protocol.COAP, config.listener().port()),
                    null,
                    null, builder -> builder.setDataSerializerAndParser(new UdpDataSerializer(), health.parser()),
                    uris));
        }
        if (config.dtls().enabled()) {
            endpoints.addEndpoint(new CoapsServerEndpointFactory(uri(uris, Protocol.COAPS, config.dtls().port()), null,
                    null, dtls -> dtls.setHealthHandler(health),
                    builder -> builder.setDataSerializerAndParser(new UdpDataSerializer(), health.parser()), uris));
        }
        provider = endpoints.build();
        LeshanServerBuilder builder = new LeshanServerBuilder().disableQueueModeSupport()
                .setRegistrationStore(parts.registrations()).setSecurityStore(parts.keys())
                .setAuthorizer(parts.gatekeeper()).setObjectModelProvider(parts.models().provider())
                .setEndpointsProviders(provider);
        Certificates.put(config.dtls(), builder);
        leshan = builder.build();
        CoapServer coap = provider.getCoapServer();
        coap.add(parts.packages());
        coap.setMessageDeliverer(
                new CoapDeliverer(coap.getRoot(), bounds, parts.workers(), parts.metrics(), parts.random()));
    }

    private EndpointUri uri(EndPointUriHandler uris, Protocol protocol, int port) {
        return uris.createUri(protocol.getUriScheme(), new InetSocketAddress(config.listener().host(), port));
    }

    /// What they work with.
    record Parts(JdbcRegistrations registrations, KeyRing keys, Gatekeeper gatekeeper, ObjectModels models,
            PackageResource packages, Workers workers, Lwm2mMetrics metrics, RandomGenerator random) {}

    private static void bound(Configuration bounds) {
        bounds.set(CoapConfig.MAX_RESOURCE_BODY_SIZE, MAX_BODY);
        bounds.set(CoapConfig.PREFERRED_BLOCK_SIZE, BLOCK);
        bounds.set(CoapConfig.MAX_MESSAGE_SIZE, BLOCK);
        bounds.set(CoapConfig.MAX_ACTIVE_PEERS, MAX_PEERS);
        bounds.set(CoapConfig.PROTOCOL_STAGE_THREAD_COUNT, Math.max(2, Runtime.getRuntime().availableProcessors()));
        bounds.set(DtlsConfig.DTLS_CONNECTION_ID_LENGTH, CONNECTION_ID);
        bounds.set(DtlsConfig.DTLS_RECOMMENDED_CIPHER_SUITES_ONLY, false);
    }

    LeshanServer leshan() {
        return leshan;
    }

    /// Listens.
    ///
    /// @throws IOException if a port is not to be had
    void start() throws IOException {
        int expected = (config.listener().plain() ? 1 : 0) + (config.dtls().enabled() ? 1 : 0);
        if (provider.getCoapServer().getEndpoints().size() < expected) {
            throw new IOException("lwm2m.dtls: the certificate, its key and the authorities do not fit together");
        }
        if (config.listener().plain()) {
            probe(config.listener().port(), "lwm2m.port");
        }
        if (config.dtls().enabled()) {
            probe(config.dtls().port(), "lwm2m.dtls.port");
        }
        leshan.start();
    }

    /// Californium only logs that a port is not to be had.
    private void probe(int port, String setting) throws IOException {
        String host = config.listener().host();
        try (DatagramSocket probe = new DatagramSocket(new InetSocketAddress(host, port))) {
            log.atDebug().addKeyValue("port", probe.getLocalPort()).log("is to be had");
        } catch (IOException e) {
            throw Listening.refused(host, port, setting, e);
        }
    }

    EndpointUri uri(String scheme) {
        for (LwM2mServerEndpoint endpoint : leshan.getEndpoints()) {
            if (endpoint.getURI().getScheme().equals(scheme)) {
                return endpoint.getURI();
            }
        }
        throw new IllegalStateException("not listening on " + scheme);
    }

    /// Null if that is switched off.
    @Nullable
    Integer port(Protocol protocol) {
        LwM2mServerEndpoint endpoint = leshan.getEndpoint(protocol);
        return endpoint == null ? null : endpoint.getURI().getPort();
    }

    @Override
    public void close() {
        leshan.destroy();
    }
}
