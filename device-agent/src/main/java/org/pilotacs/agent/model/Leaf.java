package org.pilotacs.agent.model;

import org.pilotacs.protocols.cwmp.XsdType;

/// One parameter.
///
/// @param hidden reads as empty over the wire (TR-106, 3.2: hidden)
/// @param notification level it has until the server sets another (0 off, 2 active)
record Leaf<B>(String name, XsdType type, Binding<B> binding, boolean hidden, int notification) implements Node<B> {

    boolean writable() {
        return switch (binding) {
            case Binding.Live<B> _,Binding.Published<B> _ -> false;
            case Binding.Setting<B> _,Binding.Control<B> _ -> true;
        };
    }
}
