package org.pilotacs.agent.lwm2m;

import org.eclipse.californium.elements.util.ExecutorsUtil;
import org.eclipse.californium.elements.util.ProtocolScheduledExecutorService;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;

/// The threads of any number of LwM2M clients, all of them virtual. CoAP's own work is shared; what waits for a server is
/// each client's own, so that one that gets no answer delays no other. Safe for any number of threads.
public final class CoapThreads implements AutoCloseable {
    private static final int AT_ONCE = 64;
    /// One waits for answers to registrations, the other sends notifications meanwhile.
    private static final int OF_EACH_CLIENT = 2;

    private final ThreadFactory virtual = Thread.ofVirtual().name("coap-", 0).factory();
    private final ProtocolScheduledExecutorService protocol = ExecutorsUtil.newProtocolScheduledThreadPool(AT_ONCE,
            virtual);

    ProtocolScheduledExecutorService protocol() {
        return protocol;
    }

    /// The caller ends it; what is asked of it then is dropped, because the box is gone.
    ScheduledExecutorService ofOneClient() {
        ScheduledThreadPoolExecutor own = new ScheduledThreadPoolExecutor(OF_EACH_CLIENT, virtual,
                new ThreadPoolExecutor.DiscardPolicy());
        own.setRemoveOnCancelPolicy(true);
        return own;
    }

    @Override
    public void close() {
        protocol.shutdownNow();
    }
}
