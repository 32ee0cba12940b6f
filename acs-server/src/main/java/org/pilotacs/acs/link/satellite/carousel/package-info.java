/// What is sent when: messages that are repeated until a box shows that it obeyed, or their plan is over.
@NullMarked
package org.pilotacs.acs.link.satellite.carousel;

import org.jspecify.annotations.NullMarked;
