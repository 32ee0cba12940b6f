/// What happened, for whoever wants to hear of it: a durable log of events with numbers to go on from.
@NullMarked
package org.pilotacs.acs.feed;

import org.jspecify.annotations.NullMarked;
