package org.pilotacs.acs.link.satellite.payload;

import org.pilotacs.protocols.emm.EmmAddress;
import org.pilotacs.protocols.emm.Ref1Key;
import org.pilotacs.protocols.emm.Ref1MasterKey;

import java.util.Optional;
import java.util.OptionalLong;

/// Keys that are made from one master key when they are needed; every card that has a number has one.
///
/// @param master of the operator
public record DiversifiedKeys(Ref1MasterKey master) implements CardKeys {
    @Override
    public Optional<Ref1Key> of(String card, int slot) {
        OptionalLong address = CardNumber.address(card);
        return address.isEmpty()
                ? Optional.empty()
                : Optional.of(master.of(new EmmAddress.Unique(address.getAsLong()), slot));
    }
}
