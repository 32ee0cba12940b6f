@NullMarked
package org.pilotacs.acs.action;

import org.jspecify.annotations.NullMarked;
