package org.pilotacs.acs.network;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.InternetProtocolFamily;
import io.vertx.core.datagram.DatagramSocketOptions;
import io.vertx.core.net.ClientOptionsBase;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.transport.Transport;
import org.jspecify.annotations.Nullable;

import java.net.SocketAddress;
import java.util.Set;
import java.util.concurrent.ThreadFactory;

/// A transport for many short connections: a device comes, says two or three things and hangs up. They are accepted by the
/// loops that serve them, which saves waking another thread for each; and options are set only where they change anything,
/// since each is a system call.
final class LeanTransport implements Transport, io.vertx.core.spi.transport.Transport {
    /// What a new socket has by itself.
    private static final Set<Object> UNSET = Set.of(false, 0);

    private final Transport transport;
    private final io.vertx.core.spi.transport.Transport inner;
    private @Nullable EventLoopGroup loops;

    LeanTransport(Transport transport) {
        this.transport = transport;
        this.inner = transport.implementation();
    }

    @Override
    public String name() {
        return transport.name();
    }

    @Override
    public boolean available() {
        return transport.available();
    }

    @Override
    public Throwable unavailabilityCause() {
        return transport.unavailabilityCause();
    }

    @Override
    public io.vertx.core.spi.transport.Transport implementation() {
        return this;
    }

    /// Vert.x asks for the loops first, then for those that only accept.
    @Override
    public synchronized EventLoopGroup eventLoopGroup(int type, int threads, ThreadFactory factory, int ioRatio) {
        EventLoopGroup known = loops;
        EventLoopGroup group = known == null ? inner.eventLoopGroup(type, threads, factory, ioRatio) : known;
        loops = group;
        return group;
    }

    @Override
    public void configure(NetServerOptions options, boolean domainSocket, ServerBootstrap bootstrap) {
        inner.configure(options, domainSocket, bootstrap);
        bootstrap.config().childOptions().forEach((option, value) -> {
            if (UNSET.contains(value)) {
                unset(bootstrap, option);
            }
        });
    }

    private static <T> void unset(ServerBootstrap bootstrap, ChannelOption<T> option) {
        bootstrap.childOption(option, null);
    }

    @Override
    public boolean supportsDomainSockets() {
        return inner.supportsDomainSockets();
    }

    @Override
    public boolean supportFileRegion() {
        return inner.supportFileRegion();
    }

    @Override
    public boolean isAvailable() {
        return inner.isAvailable();
    }

    @Override
    public SocketAddress convert(io.vertx.core.net.SocketAddress address) {
        return inner.convert(address);
    }

    @Override
    public io.vertx.core.net.SocketAddress convert(SocketAddress address) {
        return inner.convert(address);
    }

    @Override
    public IoHandlerFactory ioHandlerFactory() {
        return inner.ioHandlerFactory();
    }

    @Override
    public DatagramChannel datagramChannel() {
        return inner.datagramChannel();
    }

    @Override
    public DatagramChannel datagramChannel(InternetProtocolFamily family) {
        return inner.datagramChannel(family);
    }

    @Override
    public ChannelFactory<? extends Channel> channelFactory(boolean domainSocket) {
        return inner.channelFactory(domainSocket);
    }

    @Override
    public ChannelFactory<? extends ServerChannel> serverChannelFactory(boolean domainSocket) {
        return inner.serverChannelFactory(domainSocket);
    }

    @Override
    public void configure(DatagramChannel channel, DatagramSocketOptions options) {
        inner.configure(channel, options);
    }

    @Override
    public void configure(ClientOptionsBase options, int connectTimeout, boolean domainSocket, Bootstrap bootstrap) {
        inner.configure(options, connectTimeout, domainSocket, bootstrap);
    }
}
