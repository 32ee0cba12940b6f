@NullMarked
package org.pilotacs.acs.feed;

import org.jspecify.annotations.NullMarked;
