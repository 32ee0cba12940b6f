package org.pilotacs.agent;

import org.jspecify.annotations.Nullable;
import org.pilotacs.agent.board.Board;
import org.pilotacs.agent.cwmp.ConnectionRequestListener;
import org.pilotacs.agent.cwmp.CwmpClient;
import org.pilotacs.agent.model.DataModel;
import org.pilotacs.agent.time.Scheduler;
import org.pilotacs.agent.udp.UdpConnectionRequestListener;
import org.pilotacs.agent.udp.UdpSocketLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.util.HexFormat;

/// How the server can wake this box: by HTTP, and by UDP through a NAT where the server switches that on. Follows the box's
/// address. Safe for any number of threads.
final class Reach implements ConnectionRequestListener.Target, UdpConnectionRequestListener.Target, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Reach.class);
    private static final String URL = "ManagementServer.ConnectionRequestURL";
    private static final String PATH = "board:knock-path";
    private static final int PATH_BYTES = 16;

    private final AgentConfig.Knock config;
    private final Board board;
    private final DataModel model;
    private final Scheduler scheduler;
    private final SecureRandom random;
    private final CwmpClient client;
    private @Nullable ConnectionRequestListener http;
    private @Nullable UdpConnectionRequestListener udp;
    private URI listening = URI.create("");
    private String address = "";

    Reach(AgentConfig.Knock config, Board board, DataModel model, Scheduler scheduler, SecureRandom random,
            CwmpClient client) {
        this.config = config;
        this.board = board;
        this.model = model;
        this.scheduler = scheduler;
        this.random = random;
        this.client = client;
    }

    /// Before the client starts, so that its first Inform says where to knock.
    ///
    /// @throws IOException if the port cannot be had
    synchronized void begin() throws IOException {
        if (config.listens()) {
            ConnectionRequestListener opened = new ConnectionRequestListener(
                    new InetSocketAddress(config.host(), config.port()), random);
            http = opened;
            listening = URI.create(opened.register(path(), this));
            log.info("connection requests are heard on port {}", listening.getPort());
        }
        follow();
    }

    /// Hard to guess, and the same from start to start, so that the server need not learn another each time.
    private String path() {
        String known = board.flash().read(PATH);
        if (known != null) {
            return known;
        }
        byte[] bytes = new byte[PATH_BYTES];
        random.nextBytes(bytes);
        String drawn = HexFormat.of().formatHex(bytes);
        board.flash().write(PATH, drawn);
        return drawn;
    }

    /// The address or the server's settings may have changed.
    synchronized void follow() {
        if (!config.listens()) {
            return;
        }
        String now = board.network().ipAddress();
        if (!now.equals(address)) {
            address = now;
            model.publish(URL, config.url().isEmpty() ? url() : config.url());
            moveUdp();
        }
        if (udp != null) {
            udp.follow();
        }
    }

    private String url() {
        String host = address.contains(":") ? "[" + address + "]" : address;
        return "http://" + host + ":" + listening.getPort() + listening.getPath();
    }

    /// Bound to the address itself: only so can it be told from the one that a NAT shows.
    private void moveUdp() {
        if (udp != null) {
            udp.close();
        }
        InetSocketAddress bind = new InetSocketAddress(address, config.port());
        udp = new UdpConnectionRequestListener(model, () -> new UdpSocketLine(bind), scheduler, random, this);
    }

    /// Without a name and a password nobody is heard: anybody could knock.
    @Override
    public boolean isUp() {
        return !username().isEmpty() && !password().isEmpty();
    }

    @Override
    public String username() {
        return model.value("ManagementServer.ConnectionRequestUsername");
    }

    @Override
    public String password() {
        return model.value("ManagementServer.ConnectionRequestPassword");
    }

    @Override
    public void knocked() {
        if (isUp()) {
            client.connectionRequested();
        }
    }

    @Override
    public void moved() {
        client.boardChanged();
    }

    @Override
    public synchronized void close() {
        if (http != null) {
            http.close();
            http = null;
        }
        if (udp != null) {
            udp.close();
            udp = null;
        }
    }
}
