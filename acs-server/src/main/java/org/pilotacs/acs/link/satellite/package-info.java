/// The link by which boxes are told things that only listen to the satellite: messages to their cards, handed to the operator's
/// multiplexers (ETSI TS 103 197, EMMG/PDG⇔MUX), and to card systems that have multiplexers of their own.
@NullMarked
package org.pilotacs.acs.link.satellite;

import org.jspecify.annotations.NullMarked;
