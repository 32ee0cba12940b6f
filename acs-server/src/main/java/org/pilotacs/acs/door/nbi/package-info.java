/// The northbound interface, as GenieACS 1.2 has it: same port, same paths, same meaning.
@NullMarked
package org.pilotacs.acs.door.nbi;

import org.jspecify.annotations.NullMarked;
