/// The generator's side (EMMG) of DVB SimulCrypt towards multiplexers: ETSI TS 103 197, clause 6; clauses and tables named
/// here are those of V1.5.1. [Headend] is the way in. `EmmgSession` has the protocol's state machine, `MuxLink` keeps one
/// multiplexer connected, `MuxLine` and `MuxConnector` are all that see MINA.
@NullMarked
package org.pilotacs.acs.link.satellite.mux;

import org.jspecify.annotations.NullMarked;
