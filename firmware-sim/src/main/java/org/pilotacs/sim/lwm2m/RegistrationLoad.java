package org.pilotacs.sim.lwm2m;

import org.eclipse.californium.core.coap.CoAP;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.EmptyMessage;
import org.eclipse.californium.core.coap.Message;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.coap.Token;
import org.eclipse.californium.core.network.serialization.UdpDataParser;
import org.eclipse.californium.core.network.serialization.UdpDataSerializer;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/// Tens of thousands of LwM2M clients in one thread, which register, renew, and answer when they are asked; each costs a few
/// hundred bytes, so that the server is what is measured. Several share a socket, as boxes behind one address do. They keep to
/// CoAP's manners: confirmable messages with its repetitions (RFC 7252, section 4.2), and a pause where the server asks for
/// one (5.03 with Max-Age). Confined to one thread.
public final class RegistrationLoad implements AutoCloseable {
    /// RFC 7252, section 4.8.
    private static final long ACK_TIMEOUT = 2_000;
    private static final double ACK_RANDOM_FACTOR = 1.5;
    private static final int MAX_RETRANSMIT = 4;
    private static final int CLIENTS_PER_SOCKET = 8;
    private static final int LIFETIME = 86_400;
    private static final String LINKS = "</>;rt=\"oma.lwm2m\",</1/0>,</3/0>,</4/0>";
    private static final int MAX_DATAGRAM = 2_048;

    private final InetSocketAddress server;
    private final Selector selector;
    private final List<DatagramChannel> sockets = new ArrayList<>();
    private final Client[] clients;
    /// By socket, the next message id: one that comes twice within minutes is taken for a repetition (RFC 7252, section 4.5).
    private final int[] mids;
    private final PriorityQueue<Due> due = new PriorityQueue<>((one, other) -> Long.compare(one.at, other.at));
    private final SplittableRandom random = new SplittableRandom(1);
    private final LightAnswers answers = new LightAnswers("Sagevision", "SV-L2", "3.0.2");
    private final UdpDataSerializer serializer = new UdpDataSerializer();
    private final UdpDataParser parser = new UdpDataParser();
    private final ByteBuffer datagram = ByteBuffer.allocateDirect(MAX_DATAGRAM);
    private long asked;
    private Run run = new Run();

    /// One client; its index is in the token of what it sends.
    private static final class Client {
        private final int index;
        private String location = "";
        /// Counts what was due for it, so that what is not any more is known.
        private int turn;
        /// Bytes of what waits for an answer, null if nothing does.
        private byte @Nullable [] pending;
        private int repeated;
        private long timeout;
        private long begun;
        private boolean registers;

        private Client(int index) {
            this.index = index;
        }
    }

    /// @param at ms of [System#nanoTime]
    /// @param turn of the client, which has moved on if it is another one
    private record Due(long at, Client client, int turn) {}

    /// What is counted of one run.
    private static final class Run {
        private final List<Long> nanos = new ArrayList<>();
        private long shed;
        private long repeated;
        private long lost;
        private long refused;
        private int open;
    }

    /// How a run went.
    ///
    /// @param served answered as wished, in the end
    /// @param shed answers that told a client to come later; it did
    /// @param repeated messages that were sent again for want of an answer
    /// @param lost that never had an answer, with all repetitions
    /// @param refused answered otherwise
    /// @param asked questions of the server's meanwhile
    /// @param nanos from a client's wish to the answer, pauses included, ascending
    public record Result(Duration took, int served, long shed, long repeated, long lost, long refused, long asked,
            List<Long> nanos) {
        /// So long took this part at most.
        ///
        /// @param part 0 to 1
        public Duration percentile(double part) {
            return nanos.isEmpty()
                    ? Duration.ZERO
                    : Duration.ofNanos(nanos.get((int) Math.ceil(part * (nanos.size() - 1))));
        }
    }

    /// @param server for example `coap://127.0.0.1:5683`
    public RegistrationLoad(URI server, int size) throws IOException {
        this.server = new InetSocketAddress(server.getHost(), server.getPort());
        this.selector = Selector.open();
        this.clients = new Client[size];
        this.mids = random.ints(size / CLIENTS_PER_SOCKET + 1, 0, 1 << 16).toArray();
        for (int i = 0; i < size; i++) {
            clients[i] = new Client(i);
        }
        for (int i = 0; i < size; i += CLIENTS_PER_SOCKET) {
            DatagramChannel socket = DatagramChannel.open();
            socket.bind(new InetSocketAddress(this.server.getAddress(), 0));
            socket.connect(this.server);
            socket.configureBlocking(false);
            socket.register(selector, SelectionKey.OP_READ, i / CLIENTS_PER_SOCKET);
            sockets.add(socket);
        }
    }

    /// Registers every client once, evenly over a time, whether the server keeps up or not; returns when each has its
    /// answer or has given up.
    public Result register(Duration within) throws IOException {
        return once(within, true);
    }

    /// Renews every registration once, evenly over a time, likewise.
    public Result renew(Duration within) throws IOException {
        return once(within, false);
    }

    private Result once(Duration within, boolean registers) throws IOException {
        run = new Run();
        long askedBefore = asked;
        long begun = System.nanoTime();
        long first = millis();
        for (Client client : clients) {
            client.registers = registers;
            client.pending = null;
            schedule(client, first + within.toMillis() * client.index / clients.length);
        }
        run.open = clients.length;
        while (run.open > 0) {
            turn();
        }
        Collections.sort(run.nanos);
        return new Result(Duration.ofNanos(System.nanoTime() - begun), run.nanos.size(), run.shed, run.repeated,
                run.lost, run.refused, asked - askedBefore, List.copyOf(run.nanos));
    }

    /// Only answers what the server asks, for so long.
    public void idle(Duration length) throws IOException {
        long end = millis() + length.toMillis();
        while (millis() < end) {
            turn();
        }
    }

    /// Questions of the server's since the beginning.
    public long asked() {
        return asked;
    }

    private void turn() throws IOException {
        long now = millis();
        while (!due.isEmpty() && due.peek().at <= now) {
            Due next = due.poll();
            if (next.turn == next.client.turn) {
                send(next.client);
            }
        }
        long pause = due.isEmpty() ? 10 : Math.clamp(due.peek().at - millis(), 1, 10);
        selector.select(key -> read((DatagramChannel) key.channel(), (int) key.attachment()), pause);
    }

    private void schedule(Client client, long at) {
        due.add(new Due(at, client, ++client.turn));
    }

    private void send(Client client) throws IOException {
        if (client.pending == null) {
            client.begun = client.begun == 0 ? System.nanoTime() : client.begun;
            client.repeated = 0;
            client.timeout = (long) (ACK_TIMEOUT * (1 + random.nextDouble() * (ACK_RANDOM_FACTOR - 1)));
            client.pending = serializer.getByteArray(client.registers ? registration(client) : renewal(client));
        } else if (client.repeated == MAX_RETRANSMIT) {
            run.lost++;
            over(client);
            return;
        } else {
            client.repeated++;
            client.timeout *= 2;
            run.repeated++;
        }
        sockets.get(client.index / CLIENTS_PER_SOCKET).write(ByteBuffer.wrap(client.pending));
        schedule(client, millis() + client.timeout);
    }

    private Request registration(Client client) {
        Request request = message(client);
        request.getOptions().addUriPath("rd").addUriQuery("ep=urn:dev:ops:A1B2C3-SVL2-LD%08d".formatted(client.index))
                .addUriQuery("lt=" + LIFETIME).addUriQuery("lwm2m=1.1").addUriQuery("b=U").setContentFormat(40);
        request.setPayload(LINKS.getBytes(StandardCharsets.US_ASCII));
        return request;
    }

    private Request renewal(Client client) {
        Request request = message(client);
        for (String segment : client.location.split("/")) {
            request.getOptions().addUriPath(segment);
        }
        return request;
    }

    private Request message(Client client) {
        Request request = new Request(CoAP.Code.POST, CoAP.Type.CON);
        request.setMID(mids[client.index / CLIENTS_PER_SOCKET]++ & 0xFFFF);
        request.setToken(new Token(ByteBuffer.allocate(6).putInt(client.index).putShort((short) random.nextInt())
                .array()));
        return request;
    }

    private void read(DatagramChannel socket, int group) {
        try {
            while (true) {
                datagram.clear();
                if (socket.read(datagram) <= 0) {
                    return;
                }
                byte[] bytes = new byte[datagram.flip().remaining()];
                datagram.get(bytes);
                switch (parser.parseMessage(bytes)) {
                    case Request question -> answer(socket, question);
                    case Response response -> hear(socket, group, response);
                    case Message _ -> {
                        // an empty acknowledgement: its answer follows
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(DatagramChannel socket, Request question) throws IOException {
        asked++;
        Response answer = answers.to(question);
        answer.setType(question.isConfirmable() ? CoAP.Type.ACK : CoAP.Type.NON);
        socket.write(ByteBuffer.wrap(serializer.getByteArray(answer)));
    }

    private void hear(DatagramChannel socket, int group, Response response) throws IOException {
        if (response.isConfirmable()) {
            EmptyMessage acknowledged = new EmptyMessage(CoAP.Type.ACK);
            acknowledged.setMID(response.getMID());
            socket.write(ByteBuffer.wrap(serializer.getByteArray(acknowledged)));
        }
        byte[] token = response.getToken().getBytes();
        int index = token.length == 6 ? ByteBuffer.wrap(token).getInt() : -1;
        if (index < 0 || index / CLIENTS_PER_SOCKET != group || index >= clients.length) {
            return;
        }
        Client client = clients[index];
        if (client.pending == null) {
            return;
        }
        if (response.getCode() == ResponseCode.SERVICE_UNAVAILABLE) {
            run.shed++;
            client.pending = null;
            schedule(client, millis() + response.getOptions().getMaxAge() * 1_000);
            return;
        }
        if (response.isSuccess()) {
            run.nanos.add(System.nanoTime() - client.begun);
            if (client.registers) {
                client.location = response.getOptions().getLocationPathString();
            }
        } else {
            run.refused++;
        }
        over(client);
    }

    private void over(Client client) {
        client.pending = null;
        client.begun = 0;
        client.turn++;
        run.open--;
    }

    private static long millis() {
        return System.nanoTime() / 1_000_000;
    }

    @Override
    public void close() throws IOException {
        for (DatagramChannel socket : sockets) {
            socket.close();
        }
        selector.close();
    }
}
