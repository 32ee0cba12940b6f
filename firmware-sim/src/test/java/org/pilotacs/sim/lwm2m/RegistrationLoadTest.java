package org.pilotacs.sim.lwm2m;

import org.eclipse.californium.core.CoapExchange;
import org.eclipse.californium.core.CoapResource;
import org.eclipse.californium.core.CoapServer;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.elements.config.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;

/// Given many light clients and a CoAP server on a real socket.
class RegistrationLoadTest {
    private final Set<String> registered = ConcurrentHashMap.newKeySet();
    private final AtomicInteger busy = new AtomicInteger();
    private CoapServer server;

    @BeforeEach
    void start() {
        Configuration configuration = Configuration.createStandardWithoutFile();
        configuration.set(CoapConfig.MAX_ACTIVE_PEERS, 10_000);
        server = new CoapServer(configuration);
        server.addEndpoint(CoapEndpoint.builder().setConfiguration(configuration)
                .setInetSocketAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)).build());
        server.add(new Directory());
        server.start();
    }

    @AfterEach
    void stop() {
        server.destroy();
    }

    private RegistrationLoad load(int size) throws Exception {
        return new RegistrationLoad(
                URI.create("coap://127.0.0.1:" + server.getEndpoints().getFirst().getAddress().getPort()), size);
    }

    @Test
    void eachRegistersAndRenewsOnce() throws Exception {
        try (RegistrationLoad load = load(300)) {
            RegistrationLoad.Result first = load.register(Duration.ofSeconds(1));
            assertThat(first.served()).isEqualTo(300);
            assertThat(first.lost() + first.refused() + first.shed()).isZero();
            assertThat(registered).hasSize(300).contains("ep=urn:dev:ops:A1B2C3-SVL2-LD00000299");
            RegistrationLoad.Result second = load.renew(Duration.ofSeconds(1));
            assertThat(second.served()).isEqualTo(300);
        }
    }

    @Test
    void whoIsToldToComeLaterComesLater() throws Exception {
        busy.set(50);
        try (RegistrationLoad load = load(100)) {
            RegistrationLoad.Result result = load.register(Duration.ofMillis(500));
            assertThat(result.served()).isEqualTo(100);
            assertThat(result.shed()).isEqualTo(50);
            assertThat(result.percentile(1)).isGreaterThan(Duration.ofSeconds(1));
        }
    }

    /// `/rd` and the registrations below it.
    private final class Directory extends CoapResource {
        Directory() {
            super("rd");
        }

        @Override
        public org.eclipse.californium.core.server.resources.Resource getChild(String name) {
            return this;
        }

        @Override
        public void handlePOST(CoapExchange exchange) {
            if (busy.getAndDecrement() > 0) {
                Response later = new Response(ResponseCode.SERVICE_UNAVAILABLE);
                later.getOptions().setMaxAge(1);
                exchange.respond(later);
                return;
            }
            String path = exchange.getRequestOptions().getUriPathString();
            if (path.equals("rd")) {
                String name = exchange.getRequestOptions().getUriQueryStrings().getFirst();
                registered.add(name);
                Response created = new Response(ResponseCode.CREATED);
                created.getOptions().addLocationPath("rd").addLocationPath(name.substring(name.length() - 4));
                exchange.respond(created);
            } else {
                exchange.respond(path.matches("rd/[0-9]{4}") ? ResponseCode.CHANGED : ResponseCode.NOT_FOUND);
            }
        }
    }
}
