package org.pilotacs.agent.lwm2m;

import org.eclipse.californium.core.network.Endpoint;
import org.eclipse.leshan.client.LeshanClient;
import org.eclipse.leshan.client.LeshanClientBuilder;
import org.eclipse.leshan.client.engine.DefaultRegistrationEngineFactory;
import org.eclipse.leshan.client.observer.LwM2mClientObserverAdapter;
import org.eclipse.leshan.client.servers.LwM2mServer;
import org.eclipse.leshan.core.ResponseCode;
import org.eclipse.leshan.core.request.RegisterRequest;
import org.eclipse.leshan.core.request.UpdateRequest;
import org.eclipse.leshan.transport.californium.client.endpoint.CaliforniumClientEndpointsProvider;
import org.jspecify.annotations.Nullable;
import org.pilotacs.agent.time.Scheduler;
import org.pilotacs.protocols.lwm2m.FirmwareResult;
import org.pilotacs.protocols.lwm2m.FirmwareState;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;

/// The LwM2M endpoint of one box from one start to the next. What must survive a restart is in the board's flash. All its
/// threads are virtual. Safe for any number of threads.
public final class Lwm2mClient {
    private static final Duration PATIENCE_WITH_FILES = Duration.ofMinutes(10);

    private final Lwm2mParts parts;
    private final Scheduler scheduler;
    private final ScheduledExecutorService own;
    private final CaliforniumClientEndpointsProvider transport;
    private final FirmwareUpdate firmware;
    private final BoardObjects objects;
    private final LeshanClient client;
    private final SignalSender signal;
    private final AtomicBoolean mustTell = new AtomicBoolean();
    private volatile boolean stopped;

    public Lwm2mClient(Lwm2mParts parts) {
        this.parts = parts;
        this.scheduler = parts.surroundings().scheduler();
        CoapThreads threads = parts.surroundings().threads();
        Lwm2mSettings settings = parts.settings();
        this.own = threads.ofOneClient();
        Attention attention = new Attention(settings.presence(), scheduler,
                () -> parts.board().network().up());
        this.transport = Transports.of(settings, attention, threads).build();
        Restart restart = new Restart(parts.board().power(), scheduler);
        this.firmware = new FirmwareUpdate(parts.board(), scheduler, this::fetch, restart, this::firmwareMoved);
        this.objects = BoardObjects.of(parts, firmware, restart, attention, this::boardChanged);
        this.client = new LeshanClientBuilder(parts.endpoint()).setObjects(objects.enablers())
                .setEndpointsProviders(transport).setRegistrationEngineFactory(engine(settings)).setSharedExecutor(own)
                .build();
        transport.getCoapServer().setExecutor(threads.protocol(), true);
        client.addObserver(new Watcher());
        this.signal = new SignalSender(parts, client);
    }

    private static DefaultRegistrationEngineFactory engine(Lwm2mSettings settings) {
        DefaultRegistrationEngineFactory engine = new DefaultRegistrationEngineFactory()
                .setRequestTimeoutInMs(settings.retry().answerWithin().toMillis())
                .setRetryWaitingTimeInMs((int) settings.retry().pause().toMillis())
                .setQueueMode(settings.presence() instanceof Presence.Queue);
        if (!settings.checkIn().isZero()) {
            engine.setCommunicationPeriod((int) settings.checkIn().toMillis());
        }
        return engine;
    }

    /// The box has started: registers, and goes on trying.
    public void start() {
        parts.observer().saw(new Lwm2mEvent.Booted());
        objects.tellChanges();
        client.start();
        signal.follow();
    }

    /// The power is gone: stops at once, and tells nobody.
    public void stop() {
        stopped = true;
        firmware.stop();
        signal.stop();
        client.destroy(false);
        own.shutdownNow();
    }

    /// Values may have changed: those who observe them are told, by another thread and only once for a burst of changes.
    public void boardChanged() {
        if (!stopped && mustTell.compareAndSet(false, true)) {
            var _ = scheduler.start(() -> {
                mustTell.set(false);
                objects.tellChanges();
            });
        }
    }

    /// Somebody wants a registration update now rather than when it is due.
    public void checkIn() {
        client.triggerRegistrationUpdate();
    }

    private void firmwareMoved(FirmwareState state, FirmwareResult result) {
        parts.observer().saw(new Lwm2mEvent.FirmwareMoved(state, result));
        boardChanged();
    }

    private Fetched fetch(URI address) throws InterruptedException {
        int most = parts.settings().mostPackageBytes();
        PackageSource source = address.getScheme().toLowerCase(Locale.ROOT).startsWith("http")
                ? new HttpPackages(parts.surroundings().http(), most, PATIENCE_WITH_FILES,
                        parts.settings().retry().pause())
                : new CoapPackages(this::coapEndpoint, most, PATIENCE_WITH_FILES);
        return source.fetch(address);
    }

    private @Nullable Endpoint coapEndpoint() {
        return transport.getCoapServer().getEndpoints().stream().findFirst().orElse(null);
    }

    /// What Leshan's engine does, as events.
    private final class Watcher extends LwM2mClientObserverAdapter {
        @Override
        public void onRegistrationSuccess(LwM2mServer server, RegisterRequest request, String location) {
            parts.observer().saw(new Lwm2mEvent.Registered(location));
        }

        @Override
        public void onRegistrationFailure(LwM2mServer server, RegisterRequest request, @Nullable ResponseCode code,
                @Nullable String message, @Nullable Exception cause) {
            parts.observer().saw(new Lwm2mEvent.NotRegistered(code != null ? code.toString() : String.valueOf(cause)));
        }

        @Override
        public void onRegistrationTimeout(LwM2mServer server, RegisterRequest request) {
            parts.observer().saw(new Lwm2mEvent.NotRegistered("no answer"));
        }

        @Override
        public void onUpdateSuccess(LwM2mServer server, UpdateRequest request) {
            parts.observer().saw(new Lwm2mEvent.Updated());
        }
    }
}
