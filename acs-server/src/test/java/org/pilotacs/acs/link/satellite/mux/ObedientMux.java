package org.pilotacs.acs.link.satellite.mux;

import org.pilotacs.protocols.simulcrypt.ChannelClose;
import org.pilotacs.protocols.simulcrypt.ChannelError;
import org.pilotacs.protocols.simulcrypt.ChannelSetup;
import org.pilotacs.protocols.simulcrypt.ChannelStatus;
import org.pilotacs.protocols.simulcrypt.ChannelTest;
import org.pilotacs.protocols.simulcrypt.DataProvision;
import org.pilotacs.protocols.simulcrypt.FromEmmg;
import org.pilotacs.protocols.simulcrypt.FromMux;
import org.pilotacs.protocols.simulcrypt.StreamBwAllocation;
import org.pilotacs.protocols.simulcrypt.StreamBwRequest;
import org.pilotacs.protocols.simulcrypt.StreamCloseRequest;
import org.pilotacs.protocols.simulcrypt.StreamCloseResponse;
import org.pilotacs.protocols.simulcrypt.StreamError;
import org.pilotacs.protocols.simulcrypt.StreamSetup;
import org.pilotacs.protocols.simulcrypt.StreamStatus;
import org.pilotacs.protocols.simulcrypt.StreamTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import static org.pilotacs.acs.link.satellite.mux.Samples.CLIENT;
import static org.pilotacs.acs.link.satellite.mux.Samples.STREAM;

/// A multiplexer that does what it is asked, until a test has it fall silent or kills it.
final class ObedientMux implements AutoCloseable {
    private final LockstepMux mux;
    private final int kbits;
    private final List<FromEmmg> heard = new CopyOnWriteArrayList<>();
    private final List<LockstepMux.Conversation> conversations = new CopyOnWriteArrayList<>();
    private volatile boolean silent;

    private ObedientMux(LockstepMux mux, int kbits) {
        this.mux = mux;
        this.kbits = kbits;
        Thread.startVirtualThread(this::serve);
    }

    static ObedientMux start(int kbits) {
        return new ObedientMux(LockstepMux.start(), kbits);
    }

    /// Where one listened before.
    static ObedientMux start(int port, int kbits) {
        return new ObedientMux(LockstepMux.start(port), kbits);
    }

    int port() {
        return mux.port();
    }

    /// Answers nothing any more.
    void fallSilent() {
        silent = true;
    }

    void say(FromMux... messages) {
        conversations.getLast().say(messages);
    }

    void say(byte[] bytes) {
        conversations.getLast().say(bytes);
    }

    int connections() {
        return conversations.size();
    }

    <T extends FromEmmg> List<T> heard(Class<T> type) {
        return heard.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /// The datagrams that came, in order.
    List<byte[]> datagrams() {
        return heard(DataProvision.class).stream().flatMap(one -> one.datagrams().stream())
                .map(datagram -> datagram.bytes()).toList();
    }

    private void serve() {
        try {
            while (true) {
                LockstepMux.Conversation conversation = mux.accept();
                conversations.add(conversation);
                Thread.startVirtualThread(() -> serve(conversation));
            }
        } catch (UncheckedIOException _) {
            // killed
        }
    }

    private void serve(LockstepMux.Conversation conversation) {
        try {
            while (true) {
                FromEmmg message = conversation.hear();
                heard.add(message);
                if (!silent) {
                    answer(conversation, message);
                }
            }
        } catch (IOException | UncheckedIOException _) {
            conversation.close();
        }
    }

    private void answer(LockstepMux.Conversation conversation, FromEmmg message) {
        switch (message) {
            case ChannelSetup(var client, int channel, var flag) -> {
                conversation.say(new ChannelStatus(client, channel, flag));
            }
            case StreamSetup(var client, var stream, int dataId, var type) ->
                conversation.say(new StreamStatus(client, stream, dataId, type));
            case StreamBwRequest _ -> conversation.say(new StreamBwAllocation(CLIENT, STREAM, kbits));
            case ChannelTest _ -> conversation.sayChannelStatus();
            case StreamTest _ -> conversation.sayStreamStatus();
            case StreamCloseRequest _ -> conversation.say(new StreamCloseResponse(CLIENT, STREAM));
            case ChannelClose _ -> conversation.close();
            case ChannelStatus _,StreamStatus _,ChannelError _,StreamError _,DataProvision _ -> {
                // no answer is due
            }
        }
    }

    /// As a killed process does.
    @Override
    public void close() {
        mux.close();
    }
}
