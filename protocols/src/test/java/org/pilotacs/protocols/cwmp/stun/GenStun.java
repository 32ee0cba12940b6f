package org.pilotacs.protocols.cwmp.stun;

import org.pilotacs.protocols.cwmp.Gen;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;

/// Random STUN messages in both dialects.
final class GenStun {
    private final Gen gen;

    GenStun(Gen gen) {
        this.gen = gen;
    }

    TransactionId transaction() {
        return gen.flag() ? TransactionId.withCookie(gen.random()) : TransactionId.classic(gen.random());
    }

    BindingRequest request() {
        return new BindingRequest(transaction(), attributes());
    }

    BindingAnswer answer() {
        return gen.flag()
                ? new BindingAnswer.BindingResponse(transaction(), attributes())
                : new BindingAnswer.BindingErrorResponse(transaction(), attributes());
    }

    private List<StunAttribute> attributes() {
        List<StunAttribute> attributes = new ArrayList<>(gen.list(this::attribute));
        if (gen.flag()) {
            attributes.add(new StunAttribute.Fingerprint());
        }
        return attributes;
    }

    private StunAttribute attribute() {
        return gen.oneOf(List.<Supplier<StunAttribute>>of(() -> new StunAttribute.MappedAddress(address()),
                () -> new StunAttribute.XorMappedAddress(address()), () -> new StunAttribute.ResponseAddress(address()),
                () -> new StunAttribute.SourceAddress(address()), () -> new StunAttribute.ChangedAddress(address()),
                () -> new StunAttribute.ReflectedFrom(address()),
                () -> new StunAttribute.ChangeRequest(gen.flag(), gen.flag()),
                () -> new StunAttribute.Username(gen.name()), () -> new StunAttribute.Software(gen.name()),
                () -> new StunAttribute.ErrorCode(100 + gen.below(600), gen.name()),
                () -> new StunAttribute.UnknownAttributes(gen.list(this::type).stream().distinct().toList()),
                StunAttribute.ConnectionRequestBinding::new, StunAttribute.BindingChange::new,
                () -> new StunAttribute.Unknown(unknownType(),
                        HexFormat.of().formatHex(gen.bytes(gen.below(20))))))
                .get();
    }

    private int type() {
        return gen.below(0x10000);
    }

    private int unknownType() {
        return (gen.flag() ? 0x7000 : 0xE000) + gen.below(0x100);
    }

    private InetSocketAddress address() {
        try {
            return new InetSocketAddress(InetAddress.getByAddress(gen.bytes(gen.flag() ? 4 : 16)),
                    gen.below(0x10000));
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
