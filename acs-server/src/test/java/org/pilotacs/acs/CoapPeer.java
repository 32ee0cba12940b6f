package org.pilotacs.acs;

import org.eclipse.californium.core.coap.CoAP.Code;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.core.network.Exchange;
import org.eclipse.californium.core.server.MessageDeliverer;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.elements.config.SystemConfig;
import org.eclipse.californium.elements.config.UdpConfig;
import org.eclipse.californium.scandium.DTLSConnector;
import org.eclipse.californium.scandium.config.DtlsConfig;
import org.eclipse.californium.scandium.config.DtlsConnectorConfig;
import org.eclipse.californium.scandium.dtls.pskstore.SinglePskStore;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Something that speaks CoAP to a server and says whatever a test wants, which no proper client would.
final class CoapPeer implements AutoCloseable {
    private static final long PATIENCE_MILLIS = 10_000;

    private final URI server;
    private final CoapEndpoint endpoint;

    private CoapPeer(URI server, CoapEndpoint endpoint) {
        this.server = server;
        this.endpoint = endpoint;
        try {
            endpoint.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static CoapPeer plain(URI server) {
        return new CoapPeer(server, new CoapEndpoint.Builder().setConfiguration(configuration())
                .setInetSocketAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)).build());
    }

    /// A device that tells, takes and executes single values, as text, and acknowledges every other question and says no more, which is
    /// how Wakaama treats FETCH and iPATCH.
    ///
    /// @param values by path, such as `3/0/0`; changed by what the server writes
    static CoapPeer ofSingleValues(URI server, Map<String, String> values) {
        CoapPeer peer = plain(server);
        peer.endpoint.setMessageDeliverer(new MessageDeliverer() {
            @Override
            public void deliverRequest(Exchange exchange) {
                Request request = exchange.getRequest();
                Response answer = answer(request.getCode(), request.getOptions().getUriPathString(), request
                        .getPayloadString());
                if (answer == null) {
                    exchange.sendAccept();
                } else {
                    exchange.sendResponse(answer);
                }
            }

            private @Nullable Response answer(Code code, String path, String body) {
                if (code == Code.PUT) {
                    values.put(path, body);
                    return new Response(ResponseCode.CHANGED);
                }
                if (code == Code.POST && values.containsKey(path)) {
                    return new Response(ResponseCode.CHANGED);
                }
                if (code != Code.GET) {
                    return null;
                }
                String value = values.get(path);
                if (value == null) {
                    return new Response(ResponseCode.NOT_FOUND);
                }
                Response told = new Response(ResponseCode.CONTENT);
                told.setPayload(value);
                told.getOptions().setContentFormat(0);
                return told;
            }

            @Override
            public void deliverResponse(Exchange exchange, Response response) {
                exchange.getRequest().setResponse(response);
            }
        });
        return peer;
    }

    /// @param key hexadecimal
    static CoapPeer withKey(URI server, String identity, String key) {
        Configuration configuration = configuration();
        DtlsConnectorConfig dtls = new DtlsConnectorConfig.Builder(configuration)
                .setAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .setPskStore(new SinglePskStore(identity, HexFormat.of().parseHex(key))).build();
        return new CoapPeer(server, new CoapEndpoint.Builder().setConfiguration(configuration)
                .setConnector(new DTLSConnector(dtls)).build());
    }

    private static Configuration configuration() {
        return new Configuration(SystemConfig.DEFINITIONS, CoapConfig.DEFINITIONS, UdpConfig.DEFINITIONS,
                DtlsConfig.DEFINITIONS).set(CoapConfig.MAX_RESOURCE_BODY_SIZE, 1 << 20)
                .set(DtlsConfig.DTLS_RETRANSMISSION_TIMEOUT, 500, TimeUnit.MILLISECONDS)
                .set(DtlsConfig.DTLS_MAX_RETRANSMISSIONS, 2);
    }

    /// A name, and the path that the server gave to its registration.
    record Registered(String code, String location) {}

    Registered register(String name) {
        return register(name, "&lt=300&lwm2m=1.1&b=U", "</1/0>,</3/0>");
    }

    Registered register(String name, String rest, String links) {
        Response response = ask(Code.POST, "rd?ep=" + name + rest, links.getBytes(StandardCharsets.UTF_8),
                40);
        return response == null
                ? new Registered("none", "")
                : new Registered(code(response), response.getOptions().getLocationPathString());
    }

    /// The code of the answer, as CoAP writes it, or `none`.
    ///
    /// @param format number of the content format, below 0 for none
    String post(String path, byte[] body, int format) {
        Response response = ask(Code.POST, path, body, format);
        return response == null ? "none" : code(response);
    }

    private static String code(Response response) {
        return response.getCode().text;
    }

    private @Nullable Response ask(Code code, String path, byte[] body, int format) {
        Request request = new Request(code);
        request.setURI(server + "/" + path);
        request.setPayload(body);
        if (format >= 0) {
            request.getOptions().setContentFormat(format);
        }
        endpoint.sendRequest(request);
        try {
            return request.waitForResponse(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Bytes that need not be CoAP.
    static void throwAt(URI server, byte[] bytes) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.ofLiteral(server.getHost()),
                    server.getPort()));
        }
    }

    @Override
    public void close() {
        endpoint.destroy();
    }
}
