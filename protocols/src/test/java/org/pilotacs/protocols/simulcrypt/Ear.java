package org.pilotacs.protocols.simulcrypt;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// Hears a connection without a socket: keeps what has come until it is a message.
final class Ear {
    private final SimulcryptCodec codec;
    private final List<Received> heard = new ArrayList<>();
    private ByteBuffer waiting = ByteBuffer.allocate(0);

    Ear(SimulcryptCodec codec) {
        this.codec = codec;
    }

    Ear hear(byte[] bytes) throws MalformedSimulcryptException {
        waiting = ByteBuffer.allocate(waiting.remaining() + bytes.length).put(waiting).put(bytes).flip();
        byte[] message = MessageFraming.ANY.next(waiting);
        while (message != null) {
            heard.add(codec.receive(message));
            message = MessageFraming.ANY.next(waiting);
        }
        return this;
    }

    List<Received> heard() {
        return heard;
    }

    int waiting() {
        return waiting.remaining();
    }
}
