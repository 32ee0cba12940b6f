/// The move from GenieACS: reads what `mongoexport` wrote of its collections and takes over what has a place here.
@NullMarked
package org.pilotacs.acs.provisioning.movein;

import org.jspecify.annotations.NullMarked;
