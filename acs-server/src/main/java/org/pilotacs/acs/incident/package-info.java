/// What many homes have in common: trouble of an area, a transponder, a firmware, an access node or a head-end, seen as boxes report.
@NullMarked
package org.pilotacs.acs.incident;

import org.jspecify.annotations.NullMarked;
