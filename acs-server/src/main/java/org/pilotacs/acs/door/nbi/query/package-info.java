/// The language that the northbound interface of GenieACS is asked in: MongoDB's queries, projections and sorts, as far as
/// they are safe. Pure: text and documents in, answers out.
@NullMarked
package org.pilotacs.acs.door.nbi.query;

import org.jspecify.annotations.NullMarked;
