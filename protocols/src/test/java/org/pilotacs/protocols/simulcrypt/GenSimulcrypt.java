package org.pilotacs.protocols.simulcrypt;

import org.jspecify.annotations.Nullable;
import org.pilotacs.protocols.cwmp.Gen;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Random messages that can be said.
final class GenSimulcrypt {
    private final Gen gen;

    GenSimulcrypt(Gen gen) {
        this.gen = gen;
    }

    int version() {
        return 1 + gen.below(5);
    }

    /// For a connection.
    SimulcryptMessage message(int version) {
        return gen.oneOf(List.<Supplier<SimulcryptMessage>>of(
                () -> new ChannelSetup(client(), number(), flag(version)), () -> new ChannelTest(client(), number()),
                () -> new ChannelStatus(client(), number(), flag(version)), () -> new ChannelClose(client(), number()),
                () -> new ChannelError(client(), number(), statuses(), gen.list(this::information)),
                () -> new StreamSetup(client(), stream(), number(), type()), () -> new StreamTest(client(), stream()),
                () -> new StreamStatus(client(), stream(), number(), type()),
                () -> new StreamCloseRequest(client(), stream()), () -> new StreamCloseResponse(client(), stream()),
                () -> new StreamError(client(), stream(), statuses(), gen.list(this::information)),
                () -> new StreamBwRequest(client(), stream(), bandwidth()),
                () -> new StreamBwAllocation(client(), stream(), bandwidth()), () -> provision(stream()))).get();
    }

    DataProvision provision(@Nullable StreamRef stream) {
        List<Datagram> datagrams = new ArrayList<>(gen.list(this::datagram));
        datagrams.add(datagram());
        return new DataProvision(client(), stream, number(), datagrams);
    }

    private Datagram datagram() {
        int size = gen.oneOf(List.of(0, 1, 188, 4096, gen.below(1000)));
        return new Datagram(gen.bytes(size));
    }

    private ClientId client() {
        return new ClientId(gen.integer());
    }

    StreamRef stream() {
        return new StreamRef(number(), number());
    }

    private int number() {
        return gen.below(0x10000) >> gen.below(16);
    }

    private SectionTsPktFlag flag(int version) {
        return gen.oneOf(List.of(SectionTsPktFlag.values()).subList(0, version == SimulcryptCodec.VERSION_5 ? 3 : 2));
    }

    private DataType type() {
        return gen.oneOf(List.of(DataType.values()));
    }

    private @Nullable Integer bandwidth() {
        return gen.flag() ? null : Integer.valueOf(number());
    }

    private List<ErrorStatus> statuses() {
        List<ErrorStatus> statuses = new ArrayList<>(gen.list(() -> new ErrorStatus(number())));
        statuses.add(new ErrorStatus(number()));
        return statuses;
    }

    private ErrorInformation information() {
        return ErrorInformation.of(number());
    }
}
