package org.pilotacs.sim.headend;

import org.jspecify.annotations.Nullable;
import org.pilotacs.protocols.simulcrypt.ChannelClose;
import org.pilotacs.protocols.simulcrypt.ChannelError;
import org.pilotacs.protocols.simulcrypt.ChannelSetup;
import org.pilotacs.protocols.simulcrypt.ChannelStatus;
import org.pilotacs.protocols.simulcrypt.ChannelTest;
import org.pilotacs.protocols.simulcrypt.ClientId;
import org.pilotacs.protocols.simulcrypt.DataProvision;
import org.pilotacs.protocols.simulcrypt.ErrorInformation;
import org.pilotacs.protocols.simulcrypt.ErrorStatus;
import org.pilotacs.protocols.simulcrypt.FromEmmg;
import org.pilotacs.protocols.simulcrypt.FromMux;
import org.pilotacs.protocols.simulcrypt.Ignored;
import org.pilotacs.protocols.simulcrypt.Malformed;
import org.pilotacs.protocols.simulcrypt.MalformedSimulcryptException;
import org.pilotacs.protocols.simulcrypt.Received;
import org.pilotacs.protocols.simulcrypt.StreamBwAllocation;
import org.pilotacs.protocols.simulcrypt.StreamBwRequest;
import org.pilotacs.protocols.simulcrypt.StreamCloseRequest;
import org.pilotacs.protocols.simulcrypt.StreamCloseResponse;
import org.pilotacs.protocols.simulcrypt.StreamError;
import org.pilotacs.protocols.simulcrypt.StreamRef;
import org.pilotacs.protocols.simulcrypt.StreamSetup;
import org.pilotacs.protocols.simulcrypt.StreamStatus;
import org.pilotacs.protocols.simulcrypt.StreamTest;

import java.util.List;
import java.util.function.Consumer;

/// The multiplexer's side of one connection, which has one channel (4.4.1) and any number of streams in it.
///
/// ```
///             channel_setup     channel_close   test, request, data     any for another client or channel
/// Connected   → Open, status    0006            0006                    0006
/// Open        0011 or 0001      → Connected     obeyed, or an error     000E, 0006
/// Closed      nothing           nothing         nothing                 nothing
/// ```
///
/// No error is answered with an error. Guarded by its books.
final class MuxConnection {
    private static final int MOST_MALFORMED = 16;

    private final MuxBooks books;
    private final Line line;
    private Phase phase = new Phase.Connected();
    private long messages;
    private int malformedInARow;

    /// The way back to whoever is connected. Does not wait.
    interface Line {
        String peer();

        void say(FromMux message);

        /// After all that was said.
        void hangUp();
    }

    private sealed interface Phase {
        record Connected() implements Phase {}

        record Open(MuxChannel channel) implements Phase {}

        record Closed() implements Phase {}
    }

    MuxConnection(MuxBooks books, Line line) {
        this.books = books;
        this.line = line;
    }

    void say(FromMux message) {
        line.say(message);
    }

    void receive(Received received, Conduct conduct) {
        messages++;
        malformedInARow = received instanceof Malformed ? malformedInARow + 1 : 0;
        switch (received) {
            case Malformed(var cause) -> malformed(cause);
            case Ignored _ -> {
                // unknown types shall be ignored (4.4.1)
            }
            case FromEmmg message -> receive(message, conduct);
            case StreamCloseResponse it -> wrongWay(it.clientId(), it.stream());
            case StreamBwAllocation it -> wrongWay(it.clientId(), it.stream());
        }
    }

    /// No error is answered with an error, and whoever goes on saying nothing else is left.
    private void malformed(MalformedSimulcryptException cause) {
        if (!cause.isError()) {
            answer(cause);
        }
        if (cause.desynchronised() || malformedInARow >= MOST_MALFORMED) {
            line.hangUp();
        }
    }

    private void wrongWay(ClientId client, StreamRef stream) {
        complain(new About(client, stream.dataChannelId(), stream),
                new Complaint(ErrorStatus.INVALID_MESSAGE, "only multiplexers say this"));
    }

    private void receive(FromEmmg message, Conduct conduct) {
        switch (conduct) {
            case Conduct.Refuses(var messages, var status) when messages.isInstance(message) ->
                complain(About.of(message), new Complaint(status, "as it was told to"));
            case Conduct.HangsUp(var messages) when messages.isInstance(message) -> line.hangUp();
            case Conduct _ -> obey(message);
        }
    }

    private void obey(FromEmmg message) {
        switch (phase) {
            case Phase.Connected() -> connected(message);
            case Phase.Open(var channel) -> open(channel, message);
            case Phase.Closed() -> {
                // said before it was cut off
            }
        }
    }

    private void connected(FromEmmg message) {
        switch (message) {
            case ChannelSetup setup -> {
                Complaint obstacle = books.obstacle(setup);
                if (obstacle == null) {
                    MuxChannel channel = new MuxChannel(setup, this);
                    books.enter(channel);
                    phase = new Phase.Open(channel);
                    line.say(channel.status());
                } else {
                    complain(About.of(setup), obstacle);
                }
            }
            case ChannelError _,StreamError _ -> books.heard(message);
            case ChannelTest _,ChannelStatus _,ChannelClose _,StreamSetup _,StreamTest _,StreamStatus _,StreamCloseRequest _,StreamBwRequest _,DataProvision _ ->
                complain(About.of(message).wholeChannel(),
                        new Complaint(ErrorStatus.UNKNOWN_DATA_CHANNEL_ID, "no channel is open"));
        }
    }

    private void open(MuxChannel channel, FromEmmg message) {
        Complaint mistaken = mistaken(channel, message);
        if (mistaken != null) {
            complain(About.of(message).wholeChannel(), mistaken);
            return;
        }
        switch (message) {
            case ChannelSetup _ ->
                complain(About.of(message), new Complaint(ErrorStatus.DATA_CHANNEL_ID_IN_USE, "it is open already"));
            case ChannelTest _ -> line.say(channel.status());
            case ChannelStatus _ -> channel.statusHeard();
            case ChannelClose _ -> {
                books.leave(channel);
                phase = new Phase.Connected();
            }
            case StreamSetup setup -> setUp(channel, setup);
            case StreamTest test -> on(channel, test, test.stream(), stream -> line.say(stream.status()));
            case StreamStatus status -> on(channel, status, status.stream(), MuxStream::statusHeard);
            case StreamCloseRequest close -> on(channel, close, close.stream(), stream -> {
                line.say(new StreamCloseResponse(close.clientId(), close.stream()));
                books.leave(stream);
            });
            case StreamBwRequest request -> on(channel, request, request.stream(), stream -> {
                books.allocate(stream, request.bandwidth());
                line.say(stream.allocation());
            });
            case ChannelError _,StreamError _ -> books.heard(message);
            case DataProvision provision -> provide(channel, provision);
        }
    }

    /// What is wrong with the channel that a message names; null if nothing is. Errors are heard whomever they name.
    private static @Nullable Complaint mistaken(MuxChannel channel, FromEmmg message) {
        if (message instanceof ChannelError || message instanceof StreamError) {
            return null;
        }
        About about = About.of(message);
        if (!about.client().equals(channel.client())) {
            return new Complaint(ErrorStatus.UNKNOWN_CLIENT_ID, "the channel is of " + channel.client());
        }
        if (about.channel() == channel.id()) {
            return null;
        }
        return message instanceof ChannelSetup
                ? new Complaint(ErrorStatus.INVALID_MESSAGE, "a connection has one channel")
                : new Complaint(ErrorStatus.UNKNOWN_DATA_CHANNEL_ID, "the channel is " + channel.id());
    }

    private void setUp(MuxChannel channel, StreamSetup setup) {
        Complaint obstacle = books.obstacle(channel, setup);
        if (obstacle == null) {
            line.say(books.open(channel, setup).status());
        } else {
            complain(About.of(setup), obstacle);
        }
    }

    private void provide(MuxChannel channel, DataProvision provision) {
        StreamRef ref = provision.stream();
        if (ref != null) {
            on(channel, provision, ref, stream -> {
                Complaint complaint = stream.setup().dataId() == provision.dataId()
                        ? books.take(stream, provision)
                        : new Complaint(ErrorStatus.UNKNOWN_DATA_ID, "the stream is of " + stream.setup().dataId());
                if (complaint != null) {
                    complain(About.of(provision), complaint);
                }
            });
        }
    }

    private void on(MuxChannel channel, FromEmmg message, StreamRef ref, Consumer<MuxStream> deed) {
        MuxStream stream = channel.stream(ref);
        if (stream == null) {
            complain(About.of(message), new Complaint(ErrorStatus.UNKNOWN_DATA_STREAM_ID, "no such stream is open"));
        } else {
            deed.accept(stream);
        }
    }

    private void complain(About about, Complaint complaint) {
        complain(about, complaint, List.of());
    }

    void complain(About about, Complaint complaint, List<ErrorInformation> information) {
        FromMux error = about.error(complaint.status(), information);
        line.say(error);
        books.given(line.peer(), error, complaint);
    }

    /// Names whom it is about as far as that could be read; client and channel 0 where nothing could, as TSDuck does.
    private void answer(MalformedSimulcryptException cause) {
        MuxChannel channel = phase instanceof Phase.Open(var open) ? open : null;
        ClientId client = cause.clientId();
        Integer id = cause.dataChannelId();
        Integer stream = cause.dataStreamId();
        if (client == null) {
            client = channel == null ? new ClientId(0) : channel.client();
        }
        if (id == null) {
            id = channel == null ? 0 : channel.id();
        }
        StreamRef ref = stream == null || channel == null ? null : new StreamRef(id, stream);
        complain(new About(client, id, ref), new Complaint(cause.status(), String.valueOf(cause.getMessage())),
                List.of(cause.information()));
    }

    /// The connection is gone, and with it the channel.
    void closed() {
        if (phase instanceof Phase.Open(var channel)) {
            books.leave(channel);
        }
        phase = new Phase.Closed();
        books.leave(this);
    }

    MuxTruth.Connection truth() {
        return new MuxTruth.Connection(line.peer(), messages,
                phase instanceof Phase.Open(var channel) ? channel.truth() : null);
    }
}
