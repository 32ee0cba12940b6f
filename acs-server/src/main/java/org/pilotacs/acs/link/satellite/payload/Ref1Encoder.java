package org.pilotacs.acs.link.satellite.payload;

import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.CardOrder;
import org.pilotacs.protocols.emm.EmmAddress;
import org.pilotacs.protocols.emm.EmmCommand;
import org.pilotacs.protocols.emm.Ref1;
import org.pilotacs.protocols.emm.Ref1Key;
import org.pilotacs.protocols.emm.Ref1Message;
import org.pilotacs.protocols.simulcrypt.DataType;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Says orders in the form [Ref1]: to one card by its number, in one section that fits a transport packet. Immutable.
public final class Ref1Encoder implements EmmEncoder {
    private static final int TABLE_ID = 0x82;
    /// Bytes before the commands.
    private static final int HEAD = 22;
    /// Bytes behind them: half of a CMAC, or the tag of GCM.
    private static final int MAC = 8;
    private static final int TAG = 16;

    private final CasProfile profile;
    private final CardKeys keys;
    private final Ref1Config config;

    /// @param caSystemId 16 bits, one of the operator's own
    public Ref1Encoder(int caSystemId, DataType dataType, CardKeys keys, Ref1Config config) {
        this.profile = new CasProfile(caSystemId, Set.of(TABLE_ID), CasProfile.SectionForm.SHORT, Ref1.MAX_SIZE,
                dataType);
        this.keys = keys;
        this.config = config;
    }

    @Override
    public CasProfile profile() {
        return profile;
    }

    @Override
    public Set<OrderKind> kinds() {
        return EnumSet.allOf(OrderKind.class);
    }

    @Override
    public SequenceKey key(String card, List<CardOrder> orders) {
        return new SequenceKey(CardNumber.canonical(card), config.slots().of(orders));
    }

    @Override
    public EncodedEmm encode(EmmRequest request) throws EmmRejectedException {
        check(request);
        EmmAddress address = address(request.card());
        int slot = config.slots().of(request.orders());
        Ref1Key key = keys.of(request.card(), slot).orElseThrow(() -> new EmmRejectedException(
                PayloadSaying.NO_KEY.of(Saying.of(request.card()), Saying.of(slot))));
        var orders = new Ref1Orders(request.orders());
        orders.fitInto(Ref1.MAX_SIZE - HEAD - (config.encrypted() ? TAG : MAC));
        List<EmmCommand> commands = orders.commands(config.restartDelay());
        return new EncodedEmm(List.of(Ref1.encode(new Ref1Message(address, config.encrypted(), slot,
                request.sequence(), request.expiry(), commands), key)));
    }

    @Override
    public Optional<String> confirmCode(String card, List<CardOrder> orders, long sequence) {
        return orders.stream().anyMatch(CardOrder.ShowCode.class::isInstance)
                ? keys.of(card, config.slots().of(orders)).map(key -> Ref1.confirmCode(key, sequence))
                : Optional.empty();
    }

    private void check(EmmRequest request) throws EmmRejectedException {
        if (request.orders().isEmpty()) {
            throw new EmmRejectedException(PayloadSaying.NOTHING_ORDERED.of());
        }
        if (config.slots().areApart(request.orders())) {
            throw new EmmRejectedException(PayloadSaying.COUNTED_APART.of(Saying.join(
                    request.orders().stream().map(order -> OrderKind.of(order).words()).distinct().toList())));
        }
        if (request.sequence() > Sequences.MAX) {
            throw new EmmRejectedException(PayloadSaying.SEQUENCES_USED_UP.of());
        }
        if (!Ref1Orders.isSayable(request.expiry())) {
            throw new EmmRejectedException(PayloadSaying.EXPIRY_TOO_FAR
                    .of(Saying.of(request.expiry().toString()), Saying.of(Ref1Orders.LAST_INSTANT.toString())));
        }
    }

    private static EmmAddress address(String card) throws EmmRejectedException {
        OptionalLong number = CardNumber.address(card);
        if (number.isEmpty()) {
            throw new EmmRejectedException(PayloadSaying.NO_CARD_NUMBER.of(Saying.of(card)));
        }
        return new EmmAddress.Unique(number.getAsLong());
    }
}
