package org.pilotacs.protocols.emm;

import org.pilotacs.protocols.cwmp.Gen;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Random messages and what carries them.
final class GenEmm {
    private static final int HEAD_AND_TAG = 22 + 16;
    private final Gen gen;

    GenEmm(Gen gen) {
        this.gen = gen;
    }

    Ref1Key key() {
        return new Ref1Key(gen.bytes(Ref1Key.SIZE));
    }

    /// One that fits.
    Ref1Message message() {
        boolean encrypted = gen.flag();
        return new Ref1Message(address(), encrypted, gen.below(32), unsigned(32), instant(), commands(encrypted));
    }

    /// A list of whole sections, of all sizes but mostly small.
    List<byte[]> sections() {
        List<byte[]> sections = new ArrayList<>();
        for (int i = gen.below(12); i >= 0; i--) {
            sections.add(section());
        }
        return sections;
    }

    private byte[] section() {
        int size = gen.oneOf(List.of(0, 1, 40, 179, 180, 181, 182, 200, 1000, PrivateSection.MAX_SIZE - 12));
        byte[] payload = gen.bytes(size == 40 ? gen.below(400) : size);
        int tableId = gen.below(0xFF);
        if (gen.flag()) {
            return new PrivateSection.ShortForm(tableId, payload).bytes();
        }
        return new PrivateSection.LongForm(tableId, place(), payload).bytes();
    }

    PrivateSection.Place place() {
        int last = gen.below(0x100);
        return new PrivateSection.Place(gen.below(0x10000), gen.below(32), gen.flag(), gen.below(last + 1), last);
    }

    private EmmAddress address() {
        return gen.oneOf(List.of(new EmmAddress.Unique(gen.number()), new EmmAddress.Group(gen.number()),
                new EmmAddress.Global()));
    }

    private List<EmmCommand> commands(boolean encrypted) {
        List<EmmCommand> commands = new ArrayList<>();
        while (gen.below(5) > 0) {
            commands.add(command(encrypted));
        }
        while (HEAD_AND_TAG + new CommandWriter().write(commands).length > Ref1.MAX_SIZE) {
            commands.removeLast();
        }
        return commands;
    }

    private EmmCommand command(boolean encrypted) {
        return gen.oneOf(List.<Supplier<EmmCommand>>of(() -> new EmmCommand.RefreshEntitlement(gen.list(this::right)),
                () -> new EmmCommand.Revoke(products()), () -> pinReset(encrypted),
                () -> new EmmCommand.Pair(gen.number()), EmmCommand.Unpair::new,
                () -> new EmmCommand.Reboot(Duration.ofSeconds(gen.below(0x10000))),
                () -> new EmmCommand.FactoryReset(gen.below(0x100)), () -> new EmmCommand.Rescan(gen.below(0x10000)),
                () -> new EmmCommand.OnScreenText(gen.below(0x10000), shown(), gen.text()),
                () -> new EmmCommand.ParentalLevel(gen.below(0x100)), () -> new EmmCommand.ShowConfirmCode(shown()),
                () -> new EmmCommand.Unknown(gen.flag() ? 0 : 0x0C + gen.below(0xF4), gen.bytes(gen.below(20)))))
                .get();
    }

    private EmmCommand.Right right() {
        return new EmmCommand.Right(gen.below(0x10000), instant());
    }

    private List<Integer> products() {
        List<Integer> products = new ArrayList<>(gen.list(() -> gen.below(0x10000)));
        products.add(gen.below(0x10000));
        return products;
    }

    private EmmCommand pinReset(boolean encrypted) {
        return new EmmCommand.PinReset(gen.oneOf(List.of(EmmCommand.PinSlot.values())),
                encrypted && gen.flag() ? "%04d".formatted(gen.below(10_000)) : null);
    }

    private Duration shown() {
        return Duration.ofSeconds(gen.below(0x100));
    }

    private Instant instant() {
        return Instant.ofEpochSecond(unsigned(32));
    }

    private long unsigned(int bits) {
        return gen.random().nextLong() >>> (Long.SIZE - bits);
    }
}
