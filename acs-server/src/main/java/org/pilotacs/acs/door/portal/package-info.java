/// The customers' portal, `/my`: pages for people in trouble with a telephone in their hand.
@NullMarked
package org.pilotacs.acs.door.portal;

import org.jspecify.annotations.NullMarked;
