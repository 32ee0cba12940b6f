package org.pilotacs.sim.calls;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.pilotacs.protocols.emm.EmmCommand;
import org.pilotacs.protocols.simulcrypt.MalformedSimulcryptException;
import org.pilotacs.protocols.simulcrypt.SectionTsPktFlag;
import org.pilotacs.sim.headend.Emms;
import org.pilotacs.sim.headend.Headend;
import org.pilotacs.sim.headend.TestEmmg;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A server of few words: it takes an inventory, has a message sent once for each Reconnect, and says how often that was. Not all
/// that it says needs be true.
final class ScriptedCare implements AutoCloseable {
    private static final Pattern BOX = Pattern.compile("\"serial\":\"([^\"]+)\".*\"card\":\"([0-9]{12})\"");

    private final HttpServer http;
    private final TestEmmg emmg;
    private final Map<String, String> cards = new ConcurrentHashMap<>();
    private volatile int wrongLines;
    private volatile String refused = "none";
    private volatile int claimed = 1;

    ScriptedCare(Headend headend, int bandwidth) throws IOException, MalformedSimulcryptException {
        emmg = TestEmmg.ready(headend.mux(), SectionTsPktFlag.SECTIONS).bandwidth(bandwidth, bandwidth);
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/care/v1/imports", this::takeInventory);
        http.createContext("/care/v1/devices/", this::reconnect);
        http.createContext("/care/v1/actions/",
                call -> answer(call, 200, "{\"id\":\"a\",\"airing\":{\"sent\":%d}}".formatted(claimed)));
        http.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    /// So many lines of an inventory are not taken.
    void wrongLines(int count) {
        wrongLines = count;
    }

    /// Says no to what is wished for boxes whose serial number ends so.
    void refuse(String ending) {
        refused = ending;
    }

    /// Says of all messages that they were sent so often.
    void claim(int sent) {
        claimed = sent;
    }

    List<String> serials() {
        return List.copyOf(cards.keySet());
    }

    private void takeInventory(HttpExchange call) throws IOException {
        String body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        for (String line : body.lines().toList()) {
            Matcher box = BOX.matcher(line);
            if (box.find()) {
                cards.put(box.group(1), box.group(2));
            }
        }
        answer(call, 202, "{\"id\":\"i\",\"state\":\"done\",\"taken\":%d,\"wrong\":%d}"
                .formatted(cards.size() - wrongLines, wrongLines));
    }

    private void reconnect(HttpExchange call) throws IOException {
        String serial = call.getRequestURI().getPath().replaceAll(".*-([^/]+)/actions", "$1");
        if (serial.endsWith(refused)) {
            answer(call, 422, "{\"detail\":\"not today\"}");
            return;
        }
        answer(call, 202, "{\"id\":\"a-%s\"}".formatted(serial));
        emmg.provide(Emms.emm(cards.getOrDefault(serial, ""), 0, 1, new EmmCommand.RefreshEntitlement(List.of())));
    }

    private static void answer(HttpExchange call, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        call.sendResponseHeaders(status, body.length);
        try (OutputStream out = call.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() throws IOException {
        http.stop(0);
        emmg.close();
    }
}
