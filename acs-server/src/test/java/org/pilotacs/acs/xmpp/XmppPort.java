package org.pilotacs.acs.xmpp;

import org.apache.mina.core.session.IoSession;
import org.apache.mina.filter.codec.ProtocolCodecFilter;
import org.apache.mina.transport.socket.nio.NioSocketAcceptor;
import org.apache.vysper.mina.XmppIoHandlerAdapter;
import org.apache.vysper.mina.codec.XMPPProtocolCodecFactory;
import org.apache.vysper.xmpp.server.Endpoint;
import org.apache.vysper.xmpp.server.ServerRuntimeContext;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/// Where the server listens. Its own is older than the MINA it runs on, which asks it without end what to do when a client goes.
final class XmppPort implements Endpoint {
    private final NioSocketAcceptor acceptor = new NioSocketAcceptor();
    private final Clients clients = new Clients();
    private final int port;

    XmppPort(int port) {
        this.port = port;
    }

    private static final class Clients extends XmppIoHandlerAdapter {
        @Override
        public void inputClosed(IoSession session) {
            session.closeNow();
        }
    }

    @Override
    public void setServerRuntimeContext(ServerRuntimeContext context) {
        clients.setServerRuntimeContext(context);
    }

    @Override
    public void start() throws IOException {
        acceptor.getFilterChain().addLast("xmpp", new ProtocolCodecFilter(new XMPPProtocolCodecFactory()));
        acceptor.setHandler(clients);
        acceptor.setReuseAddress(true);
        acceptor.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    @Override
    public void stop() {
        acceptor.unbind();
        acceptor.dispose();
    }
}
