package org.pilotacs.sim.lwm2m;

import io.netty.pkitesting.X509Bundle;
import org.eclipse.leshan.core.endpoint.Protocol;
import org.eclipse.leshan.core.model.ObjectLoader;
import org.eclipse.leshan.core.model.ObjectModel;
import org.eclipse.leshan.core.node.LwM2mResource;
import org.eclipse.leshan.core.node.TimestampedLwM2mNodes;
import org.eclipse.leshan.core.observation.CompositeObservation;
import org.eclipse.leshan.core.observation.Observation;
import org.eclipse.leshan.core.observation.SingleObservation;
import org.eclipse.leshan.core.request.ContentFormat;
import org.eclipse.leshan.core.request.DownlinkDeviceManagementRequest;
import org.eclipse.leshan.core.request.ExecuteRequest;
import org.eclipse.leshan.core.request.ReadRequest;
import org.eclipse.leshan.core.request.SendRequest;
import org.eclipse.leshan.core.request.WriteRequest;
import org.eclipse.leshan.core.response.ExecuteResponse;
import org.eclipse.leshan.core.response.LwM2mResponse;
import org.eclipse.leshan.core.response.ObserveCompositeResponse;
import org.eclipse.leshan.core.response.ObserveResponse;
import org.eclipse.leshan.core.response.ReadResponse;
import org.eclipse.leshan.core.response.WriteResponse;
import org.eclipse.leshan.server.LeshanServer;
import org.eclipse.leshan.server.LeshanServerBuilder;
import org.eclipse.leshan.server.model.VersionedModelProvider;
import org.eclipse.leshan.server.observation.ObservationListener;
import org.eclipse.leshan.server.registration.Registration;
import org.eclipse.leshan.server.send.SendListener;
import org.eclipse.leshan.servers.security.InMemorySecurityStore;
import org.eclipse.leshan.servers.security.NonUniqueSecurityInfoException;
import org.eclipse.leshan.servers.security.SecurityInfo;
import org.eclipse.leshan.transport.californium.server.endpoint.CaliforniumServerEndpointsProvider;
import org.eclipse.leshan.transport.californium.server.endpoint.coap.CoapServerProtocolProvider;
import org.eclipse.leshan.transport.californium.server.endpoint.coaps.CoapsServerProtocolProvider;
import org.jspecify.annotations.Nullable;
import org.pilotacs.protocols.lwm2m.VendorObject;

import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Leshan's server with our models, and what it was told.
final class JudgeServer implements AutoCloseable {
    private static final long PATIENCE = 20_000;

    private final InMemorySecurityStore keys = new InMemorySecurityStore();
    private final LeshanServer server;
    private final Queue<ObserveResponse> notifications = new ConcurrentLinkedQueue<>();
    private final Queue<TimestampedLwM2mNodes> sent = new ConcurrentLinkedQueue<>();

    /// With keys.
    JudgeServer() throws Exception {
        this(null, null);
    }

    /// With certificates, if it has one.
    ///
    /// @param authority whose certificates it believes
    JudgeServer(@Nullable X509Bundle own, @Nullable X509Certificate authority) throws Exception {
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        CaliforniumServerEndpointsProvider.Builder transport = new CaliforniumServerEndpointsProvider.Builder(
                new CoapServerProtocolProvider(), new CoapsServerProtocolProvider());
        transport.addEndpoint(any, Protocol.COAP);
        transport.addEndpoint(any, Protocol.COAPS);
        LeshanServerBuilder builder = new LeshanServerBuilder()
                .setObjectModelProvider(new VersionedModelProvider(models()))
                .setSecurityStore(keys).setEndpointsProviders(transport.build());
        if (own != null && authority != null) {
            builder.setPrivateKey(own.getKeyPair().getPrivate())
                    .setCertificateChain(own.getCertificatePath())
                    .setTrustedCertificates(new X509Certificate[]{ authority});
        }
        server = builder.build();
        server.getObservationService().addListener(new Notifications());
        server.getSendService().addListener(new Sent());
        server.start();
    }

    private static List<ObjectModel> models() throws Exception {
        List<ObjectModel> models = new ArrayList<>(ObjectLoader.loadAllDefault());
        for (VendorObject object : VendorObject.values()) {
            models.addAll(ObjectLoader.loadDdfFile(
                    new ByteArrayInputStream(object.ddf(VendorObject.DEFAULT_BASE)), object.name(), true));
        }
        return models;
    }

    URI coap() {
        return URI.create("coap://127.0.0.1:" + port(Protocol.COAP));
    }

    URI coaps() {
        return URI.create("coaps://127.0.0.1:" + port(Protocol.COAPS));
    }

    private int port(Protocol protocol) {
        return server.getEndpoint(protocol).getURI().getPort();
    }

    /// @param key hexadecimal
    void knows(String endpoint, String key) throws NonUniqueSecurityInfoException {
        keys.add(SecurityInfo.newPreSharedKeyInfo(endpoint, endpoint, HexFormat.of().parseHex(key)));
    }

    void knowsByCertificate(String endpoint) throws NonUniqueSecurityInfoException {
        keys.add(SecurityInfo.newX509CertInfo(endpoint));
    }

    @Nullable
    Registration find(String endpoint) {
        return server.getRegistrationService().getByEndpoint(endpoint);
    }

    Registration registration(String endpoint) {
        Registration found = find(endpoint);
        if (found == null) {
            throw new NoSuchElementException(endpoint + " is not registered");
        }
        return found;
    }

    <T extends LwM2mResponse> T ask(String endpoint, DownlinkDeviceManagementRequest<T> request)
            throws InterruptedException {
        T answer = ask(endpoint, request, Duration.ofMillis(PATIENCE));
        if (answer == null) {
            throw new NoSuchElementException(endpoint + " does not answer " + request);
        }
        return answer;
    }

    /// Null if there is no answer in time.
    <T extends LwM2mResponse> @Nullable T ask(String endpoint, DownlinkDeviceManagementRequest<T> request,
            Duration patience) throws InterruptedException {
        return server.send(registration(endpoint), request, patience.toMillis());
    }

    LwM2mResource read(String endpoint, String path) throws InterruptedException {
        ReadResponse answer = ask(endpoint, new ReadRequest(path));
        if (!answer.isSuccess()) {
            throw new NoSuchElementException(path + ": " + answer);
        }
        return (LwM2mResource) answer.getContent();
    }

    ExecuteResponse execute(String endpoint, String path) throws InterruptedException {
        return ask(endpoint, new ExecuteRequest(path));
    }

    WriteResponse write(String endpoint, int object, int instance, int resource, String value)
            throws InterruptedException {
        return ask(endpoint, new WriteRequest(ContentFormat.TEXT, object, instance, resource, value));
    }

    WriteResponse write(String endpoint, int object, int instance, int resource, long value)
            throws InterruptedException {
        return ask(endpoint, new WriteRequest(ContentFormat.TEXT, object, instance, resource, value));
    }

    WriteResponse write(String endpoint, int object, int instance, int resource, byte[] value)
            throws InterruptedException {
        return ask(endpoint, new WriteRequest(ContentFormat.OPAQUE, object, instance, resource, value));
    }

    /// In the order in which they came.
    List<ObserveResponse> notifications() {
        return List.copyOf(notifications);
    }

    /// In the order in which they came.
    List<TimestampedLwM2mNodes> sent() {
        return List.copyOf(sent);
    }

    @Override
    public void close() {
        server.destroy();
    }

    private final class Notifications implements ObservationListener {
        @Override
        public void newObservation(Observation observation, Registration registration) {
            // asked for by the test itself
        }

        @Override
        public void cancelled(Observation observation) {
            // nobody does
        }

        @Override
        public void onResponse(SingleObservation observation, Registration registration, ObserveResponse response) {
            notifications.add(response);
        }

        @Override
        public void onResponse(CompositeObservation observation, Registration registration,
                ObserveCompositeResponse response) {
            // not asked for
        }

        @Override
        public void onError(Observation observation, Registration registration, Exception error) {
            throw new IllegalStateException(error);
        }
    }

    private final class Sent implements SendListener {
        @Override
        public void dataReceived(Registration registration, TimestampedLwM2mNodes data, SendRequest request) {
            sent.add(data);
        }

        @Override
        public void onError(Registration registration, String message, @Nullable Exception error) {
            throw new IllegalStateException(message, error);
        }
    }
}
