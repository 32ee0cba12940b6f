/// Messages to cards whose card system makes and sends its own: it is told what to say, and asked what became of it.
@NullMarked
package org.pilotacs.acs.link.satellite.gateway;

import org.jspecify.annotations.NullMarked;
