/// What a box does with entitlement management messages in the form REF-1, from wherever they come: off the air by its
/// own demultiplexer, or by LwM2M's Load EMM.
@NullMarked
package org.pilotacs.agent.emm;

import org.jspecify.annotations.NullMarked;
