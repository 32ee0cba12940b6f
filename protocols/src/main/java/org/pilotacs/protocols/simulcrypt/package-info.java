/// What an EMM generator (EMMG) or private data generator (PDG) and a multiplexer (MUX) say to each other: ETSI
/// TS 103 197, clause 6. Bytes to records and back, for either side; nothing here sends. Clauses and tables that are
/// named in this package are those of V1.5.1 of that standard, and messages and parameters have its names.
@NullMarked
package org.pilotacs.protocols.simulcrypt;

import org.jspecify.annotations.NullMarked;
