@NullMarked
package org.pilotacs.acs.webhook;

import org.jspecify.annotations.NullMarked;
