package org.pilotacs.sim.fault;

import org.jspecify.annotations.Nullable;
import org.pilotacs.agent.cwmp.AcsTransport;
import org.pilotacs.agent.cwmp.HttpClientTransport;
import org.pilotacs.agent.time.Scheduler;
import org.pilotacs.sim.fault.Misbehaviour.Moment;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;

/// The network as a badly made box uses it. Sound boxes go straight through.
///
/// @param crash takes the power from the box
/// @param online whether there is a network at all
public record FaultyTransport(AcsTransport sound, Misbehaviour faults, Scheduler scheduler, Runnable crash,
        BooleanSupplier online) implements AcsTransport {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Override
    public Connection open() {
        return new FaultyConnection(sound.open());
    }

    private final class FaultyConnection implements Connection {
        private final Connection through;
        private @Nullable HttpClient own;
        private int posts;

        FaultyConnection(Connection through) {
            this.through = through;
        }

        @Override
        public Reply post(URI address, Map<String, String> headers, byte[] body)
                throws IOException, InterruptedException {
            posts++;
            think();
            if (!online.getAsBoolean()) {
                throw new ConnectException("no network");
            }
            crashIf(Moment.BEFORE_POST);
            TransferTalk talk = faults.transferTalk();
            TransferTalk.Said said = talk.said(body);
            Reply reply = talk.heard(said, said.reply() != null ? said.reply() : send(address, headers, said.body()));
            crashIf(Moment.AFTER_ANSWER);
            return faults.takesRootCookiesOnly() ? withRootCookies(reply) : reply;
        }

        private void think() throws InterruptedException {
            if (posts > 1 && faults.slowAnswer().isPositive()) {
                CountDownLatch thought = new CountDownLatch(1);
                scheduler.after(faults.slowAnswer(), thought::countDown);
                thought.await();
            }
        }

        private void crashIf(Moment moment) throws IOException {
            if (faults.crashes(posts, moment)) {
                crash.run();
                throw new IOException("power lost " + moment + " " + posts);
            }
        }

        private Reply send(URI address, Map<String, String> headers, byte[] body)
                throws IOException, InterruptedException {
            if (faults.closesConnectionEachPost()) {
                close();
                return ownClient().post(address, headers, body);
            }
            if (faults.ignoresCookies()) {
                Map<String, String> sent = new LinkedHashMap<>(headers);
                sent.remove("Cookie");
                return ownClient().post(address, sent, body);
            }
            return through.post(address, headers, body);
        }

        /// A connection that no other box shares.
        private Connection ownClient() {
            HttpClient client = own;
            if (client == null) {
                client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
                own = client;
            }
            return new HttpClientTransport(client, PATIENCE).open();
        }

        @Override
        public void close() {
            if (own != null) {
                own.shutdownNow();
                own = null;
            }
            through.close();
        }
    }

    private static AcsTransport.Reply withRootCookies(AcsTransport.Reply reply) {
        List<String> kept = reply.header("set-cookie").stream()
                .filter(cookie -> cookie.toLowerCase(Locale.ROOT).replace(" ", "").matches(".*;path=/(;.*)?")).toList();
        Map<String, List<String>> headers = new LinkedHashMap<>(reply.headers());
        headers.put("set-cookie", kept);
        return new AcsTransport.Reply(reply.status(), headers, reply.body());
    }
}
