/// A head-end without hardware: a multiplexer that takes what any EMMG brings by ETSI TS 103 197, the transport stream
/// that it makes, and the air between it and the homes. The truth inside can be looked at.
@NullMarked
package org.pilotacs.sim.headend;

import org.jspecify.annotations.NullMarked;
