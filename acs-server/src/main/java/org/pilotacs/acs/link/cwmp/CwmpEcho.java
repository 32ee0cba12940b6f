package org.pilotacs.acs.link.cwmp;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import org.pilotacs.acs.network.Listening;

import java.io.IOException;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a session costs that nobody looks at: it answers an Inform with an InformResponse and all else with 204, on the
/// event loop, and keeps nothing. The yardstick that benchmarks hold the server against.
public final class CwmpEcho implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final Pattern ID = Pattern.compile("[:<]ID[^>]*>([^<]*)<");
    private static final String INFORM_RESPONSE = "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\""
            + " xmlns:cwmp=\"urn:dslforum-org:cwmp-1-0\"><soap:Header><cwmp:ID soap:mustUnderstand=\"1\">%s</cwmp:ID>"
            + "</soap:Header><soap:Body><cwmp:InformResponse><MaxEnvelopes>1</MaxEnvelopes></cwmp:InformResponse>"
            + "</soap:Body></soap:Envelope>";

    private final Vertx vertx;
    private final HttpServer server;

    private CwmpEcho(Vertx vertx, HttpServer server) {
        this.vertx = vertx;
        this.server = server;
    }

    /// Listens on this machine only.
    ///
    /// @param port 0 for one that is free
    /// @throws IOException if it is not to be had
    public static CwmpEcho start(int port) throws IOException {
        Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
        HttpServer server = vertx.createHttpServer().requestHandler(CwmpEcho::answer);
        try {
            Listening.await(server.listen(port, HOST), HOST, port, "--port");
        } catch (IOException e) {
            vertx.close().await();
            throw e;
        }
        return new CwmpEcho(vertx, server);
    }

    private static void answer(HttpServerRequest request) {
        request.bodyHandler(body -> {
            if (body.length() == 0) {
                request.response().setStatusCode(204).end();
            } else {
                request.response().putHeader("Content-Type", "text/xml; charset=utf-8").end(informResponse(body));
            }
        });
    }

    private static Buffer informResponse(Buffer inform) {
        Matcher id = ID.matcher(inform.toString());
        return Buffer.buffer(INFORM_RESPONSE.formatted(id.find() ? id.group(1) : ""));
    }

    public URI address() {
        return URI.create("http://" + HOST + ":" + server.actualPort() + "/");
    }

    @Override
    public void close() {
        vertx.close().await();
    }
}
