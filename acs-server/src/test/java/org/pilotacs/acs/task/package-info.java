@NullMarked
package org.pilotacs.acs.task;

import org.jspecify.annotations.NullMarked;
