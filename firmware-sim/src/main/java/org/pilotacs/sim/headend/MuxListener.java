package org.pilotacs.sim.headend;

import org.apache.mina.core.service.IoHandlerAdapter;
import org.apache.mina.core.session.IoSession;
import org.apache.mina.filter.codec.ProtocolCodecFilter;
import org.apache.mina.transport.socket.nio.NioSocketAcceptor;
import org.pilotacs.protocols.simulcrypt.Received;
import org.pilotacs.protocols.simulcrypt.SimulcryptCodec;
import org.pilotacs.protocols.simulcrypt.mina.SimulcryptCodecFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

/// The connections of a multiplexer, from one start of it to the next. Safe for any number of threads.
final class MuxListener implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(MuxListener.class);

    private final NioSocketAcceptor tcp = new NioSocketAcceptor(1);
    private final Map<Long, MuxSession> sessions = new ConcurrentHashMap<>();

    MuxListener(MuxSettings settings, MuxBooks books, Supplier<Conduct> conduct, ScheduledExecutorService timer) {
        SimulcryptCodec codec = SimulcryptCodec.overTcp(settings.protocolVersion());
        tcp.setReuseAddress(true);
        tcp.getSessionConfig().setTcpNoDelay(true);
        tcp.getSessionConfig().setReceiveBufferSize(settings.receiveBuffer());
        tcp.getFilterChain().addLast("simulcrypt",
                new ProtocolCodecFilter(SimulcryptCodecFactory.tcp(settings.protocolVersion())));
        tcp.setHandler(new Connections(session -> new MuxSession(session, books, codec, conduct, timer), sessions));
    }

    void bind(InetSocketAddress address) throws IOException {
        tcp.bind(address);
    }

    int port() {
        return tcp.getLocalAddress().getPort();
    }

    Collection<MuxSession> sessions() {
        return sessions.values();
    }

    /// All at once and without a word, as when a process is killed.
    @Override
    public void close() {
        tcp.unbind();
        tcp.getManagedSessions().values().forEach(IoSession::closeNow);
        tcp.dispose(true);
        sessions.values().forEach(MuxSession::closed);
    }

    private static final class Connections extends IoHandlerAdapter {
        private interface Opening {
            MuxSession open(IoSession session);
        }

        private final Opening opening;
        private final Map<Long, MuxSession> sessions;

        Connections(Opening opening, Map<Long, MuxSession> sessions) {
            this.opening = opening;
            this.sessions = sessions;
        }

        @Override
        public void sessionOpened(IoSession session) {
            MuxSession opened = opening.open(session);
            sessions.put(session.getId(), opened);
            opened.opened();
        }

        @Override
        public void messageReceived(IoSession session, Object message) {
            MuxSession known = sessions.get(session.getId());
            if (known != null && message instanceof Received received) {
                known.received(received);
            }
        }

        @Override
        public void sessionClosed(IoSession session) {
            MuxSession gone = sessions.remove(session.getId());
            if (gone != null) {
                gone.closed();
            }
        }

        @Override
        public void exceptionCaught(IoSession session, Throwable cause) {
            if (cause instanceof IOException) {
                log.debug("{}: {}", session, cause.toString());
            } else {
                log.error("a bug, at {}", session, cause);
            }
            session.closeNow();
        }
    }
}
