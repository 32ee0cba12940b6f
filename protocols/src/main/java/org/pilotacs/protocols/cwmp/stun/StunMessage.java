package org.pilotacs.protocols.cwmp.stun;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// One STUN message of the method Binding, which is the only one that Annex G uses. Its signature is no part of it:
/// [StunWriter] makes one, [StunDatagram] checks one.
public sealed interface StunMessage permits BindingRequest, BindingAnswer {
    TransactionId transaction();

    List<StunAttribute> attributes();

    /// The first attribute of that kind, the one that counts (RFC 5389, 15); null if there is none.
    default <A extends StunAttribute> @Nullable A find(Class<A> kind) {
        for (StunAttribute attribute : attributes()) {
            if (kind.isInstance(attribute)) {
                return kind.cast(attribute);
            }
        }
        return null;
    }

    /// The types that a receiver has to understand and that we do not, each once: what error 420 lists.
    default List<Integer> notUnderstood() {
        return attributes().stream().filter(StunAttribute.Unknown.class::isInstance)
                .map(StunAttribute.Unknown.class::cast)
                .filter(StunAttribute.Unknown::required).map(StunAttribute.Unknown::type).distinct().toList();
    }
}
