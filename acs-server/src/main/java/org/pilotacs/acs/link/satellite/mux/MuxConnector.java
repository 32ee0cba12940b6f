package org.pilotacs.acs.link.satellite.mux;

import org.apache.mina.core.service.IoHandlerAdapter;
import org.apache.mina.core.session.AttributeKey;
import org.apache.mina.core.session.IoSession;
import org.apache.mina.filter.codec.ProtocolCodecFilter;
import org.apache.mina.transport.socket.SocketSessionConfig;
import org.apache.mina.transport.socket.nio.NioProcessor;
import org.apache.mina.transport.socket.nio.NioSocketConnector;
import org.pilotacs.protocols.simulcrypt.Received;
import org.pilotacs.protocols.simulcrypt.mina.SimulcryptCodecFactory;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.ReentrantLock;

/// All TCP connections to multiplexers of this process: one thread of MINA's connects, one reads and writes. Safe for any
/// number of threads.
public final class MuxConnector implements AutoCloseable {
    private static final AttributeKey LINE = new AttributeKey(MuxConnector.class, "line");
    /// What is in it, nobody knows to be read: no more than keeps the fastest stream going.
    private static final int SEND_BUFFER = 128 << 10;
    /// What multiplexers say is short.
    private static final int READ_BUFFER = 2 << 10;
    private static final int MOST_READ_AT_ONCE = 16 << 10;

    private final NioProcessor processor;
    private final NioSocketConnector connector;
    private final ReentrantLock patienceLock = new ReentrantLock();

    /// @param threads platform threads, since they wait in selectors
    public MuxConnector(ThreadFactory threads) {
        Executor executor = work -> threads.newThread(work).start();
        this.processor = new NioProcessor(executor);
        this.connector = new NioSocketConnector(executor, processor);
        SocketSessionConfig sockets = connector.getSessionConfig();
        sockets.setTcpNoDelay(true);
        sockets.setKeepAlive(true);
        sockets.setSendBufferSize(SEND_BUFFER);
        sockets.setReadBufferSize(READ_BUFFER);
        sockets.setMaxReadBufferSize(MOST_READ_AT_ONCE);
        connector.setHandler(new Handler());
    }

    /// Begins to connect.
    ///
    /// @param address resolved
    /// @param patience until it is given up
    /// @param line that it is to be
    void connect(InetSocketAddress address, int protocolVersion, Duration patience, MuxLine line) {
        // MINA takes the patience of an attempt from what the connector has when it begins
        patienceLock.lock();
        try {
            connector.setConnectTimeoutMillis(patience.toMillis());
            line.attempt(connector.connect(address, (session, _) -> {
                session.setAttribute(LINE, line);
                session.getFilterChain().addLast("simulcrypt",
                        new ProtocolCodecFilter(SimulcryptCodecFactory.tcp(protocolVersion)));
            }));
        } finally {
            patienceLock.unlock();
        }
    }

    /// Closes what is still open.
    @Override
    public void close() {
        connector.dispose();
        processor.dispose();
    }

    private static final class Handler extends IoHandlerAdapter {
        private static MuxLine line(IoSession session) {
            return (MuxLine) session.getAttribute(LINE);
        }

        @Override
        public void sessionOpened(IoSession session) {
            line(session).opened(session);
        }

        @Override
        public void messageReceived(IoSession session, Object message) {
            line(session).received((Received) message);
        }

        @Override
        public void exceptionCaught(IoSession session, Throwable cause) {
            line(session).failed(cause);
        }

        @Override
        public void sessionClosed(IoSession session) {
            line(session).closed(null);
        }
    }
}
