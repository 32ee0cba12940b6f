package org.pilotacs.agent.lwm2m;

import org.eclipse.leshan.core.node.LwM2mMultipleResource;
import org.eclipse.leshan.core.node.LwM2mResource;
import org.eclipse.leshan.core.node.LwM2mSingleResource;
import org.jspecify.annotations.Nullable;
import org.pilotacs.agent.board.Board;
import org.pilotacs.agent.board.HomeRouter;
import org.pilotacs.protocols.lwm2m.ConnectivityResource;

import java.util.Map;
import java.util.Set;

/// Object 4: the line by which the server reaches the box. All our boards have a wire.
final class ConnectivityObject implements Resources<ConnectivityResource> {
    private static final long ETHERNET = 41;
    private static final long DSL = 42;
    private static final Set<ConnectivityResource> SUPPORTED = Set.of(ConnectivityResource.NETWORK_BEARER,
            ConnectivityResource.AVAILABLE_NETWORK_BEARER, ConnectivityResource.RADIO_SIGNAL_STRENGTH,
            ConnectivityResource.IP_ADDRESSES);

    private final Board board;

    ConnectivityObject(Board board) {
        this.board = board;
    }

    @Override
    public Set<ConnectivityResource> supported() {
        return SUPPORTED;
    }

    @Override
    public @Nullable LwM2mResource read(ConnectivityResource resource) {
        int id = resource.id();
        return switch (resource) {
            case NETWORK_BEARER -> LwM2mSingleResource.newIntegerResource(id, bearer());
            case AVAILABLE_NETWORK_BEARER -> LwM2mMultipleResource.newIntegerResource(id, Map.of(0, bearer()));
            // Mandatory, and without a meaning on a wire.
            case RADIO_SIGNAL_STRENGTH -> LwM2mSingleResource.newIntegerResource(id, 0);
            case IP_ADDRESSES -> LwM2mMultipleResource.newStringResource(id, Map.of(0, board.network().ipAddress()));
            case LINK_QUALITY, ROUTER_IP_ADDRESSES, LINK_UTILIZATION, APN, CELL_ID, SMNC, SMCC, SIGNALSNR, LAC,
                    COVERAGE_ENHANCEMENT_LEVEL ->
                null;
        };
    }

    private long bearer() {
        return board instanceof HomeRouter ? DSL : ETHERNET;
    }
}
