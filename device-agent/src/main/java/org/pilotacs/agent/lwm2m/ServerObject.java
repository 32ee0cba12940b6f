package org.pilotacs.agent.lwm2m;

import org.eclipse.leshan.client.object.Server;
import org.eclipse.leshan.client.servers.LwM2mServer;
import org.eclipse.leshan.core.node.LwM2mResource;
import org.eclipse.leshan.core.request.BindingMode;
import org.eclipse.leshan.core.response.WriteResponse;
import org.pilotacs.agent.board.Board;
import org.pilotacs.agent.board.Journal.Deed;

import java.util.EnumSet;

/// Object 1: the account at the server. The lifetime that the server writes survives a restart, not a factory reset.
final class ServerObject extends Server {
    static final int SHORT_SERVER_ID = 123;
    private static final String LIFETIME = "lwm2m:lifetime";
    private static final int LIFETIME_ID = 1;

    private final Board board;

    ServerObject(Board board, Lwm2mSettings settings) {
        super(SHORT_SERVER_ID, lifetime(board, settings), EnumSet.of(BindingMode.U), true, BindingMode.U);
        this.board = board;
        setId(0);
    }

    private static long lifetime(Board board, Lwm2mSettings settings) {
        String written = board.flash().read(LIFETIME);
        return written == null ? settings.lifetime().toSeconds() : Long.parseLong(written);
    }

    @Override
    public WriteResponse write(LwM2mServer server, boolean replace, int resource, LwM2mResource value) {
        if (resource == LIFETIME_ID && (Long) value.getValue() < 1) {
            return WriteResponse.badRequest("a lifetime of 1 s or more");
        }
        WriteResponse answer = super.write(server, replace, resource, value);
        if (answer.isSuccess()) {
            board.journal().record(Deed.WRITE, getResourcePath(resource).toString());
            if (resource == LIFETIME_ID) {
                board.flash().write(LIFETIME, String.valueOf(value.getValue()));
            }
        }
        return answer;
    }
}
