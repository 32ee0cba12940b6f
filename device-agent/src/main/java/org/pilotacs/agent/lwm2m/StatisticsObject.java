package org.pilotacs.agent.lwm2m;

import org.eclipse.leshan.core.node.LwM2mResource;
import org.eclipse.leshan.core.node.LwM2mSingleResource;
import org.eclipse.leshan.core.request.argument.Arguments;
import org.eclipse.leshan.core.response.ExecuteResponse;
import org.jspecify.annotations.Nullable;
import org.pilotacs.protocols.lwm2m.StatisticsResource;

import java.util.Set;

/// Object 7: what this client said and heard between a start and a stop, kB of its own messages.
final class StatisticsObject implements Resources<StatisticsResource> {
    private static final Set<StatisticsResource> SUPPORTED = Set.of(StatisticsResource.TX_DATA,
            StatisticsResource.RX_DATA, StatisticsResource.START, StatisticsResource.STOP);
    private static final int KILO = 1000;

    private final Attention attention;
    private Count from = new Count(0, 0);
    private @Nullable Count until = from;

    private record Count(long sent, long received) {}

    StatisticsObject(Attention attention) {
        this.attention = attention;
    }

    @Override
    public Set<StatisticsResource> supported() {
        return SUPPORTED;
    }

    @Override
    public synchronized @Nullable LwM2mResource read(StatisticsResource resource) {
        Count to = until == null ? now() : until;
        return switch (resource) {
            case TX_DATA -> LwM2mSingleResource.newIntegerResource(resource.id(), (to.sent() - from.sent()) / KILO);
            case RX_DATA ->
                LwM2mSingleResource.newIntegerResource(resource.id(), (to.received() - from.received()) / KILO);
            case SMS_TX_COUNTER, SMS_RX_COUNTER, MAX_MESSAGE_SIZE, AVERAGE_MESSAGE_SIZE, START, STOP,
                    COLLECTION_PERIOD ->
                null;
        };
    }

    private Count now() {
        return new Count(attention.sent(), attention.received());
    }

    @Override
    public synchronized ExecuteResponse execute(StatisticsResource resource, Arguments arguments) {
        return switch (resource) {
            case START -> {
                from = now();
                until = null;
                yield ExecuteResponse.success();
            }
            case STOP -> {
                until = now();
                yield ExecuteResponse.success();
            }
            case SMS_TX_COUNTER, SMS_RX_COUNTER, TX_DATA, RX_DATA, MAX_MESSAGE_SIZE, AVERAGE_MESSAGE_SIZE,
                    COLLECTION_PERIOD ->
                ExecuteResponse.methodNotAllowed();
        };
    }
}
