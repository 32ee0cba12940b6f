@NullMarked
package org.pilotacs.acs.cli;

import org.jspecify.annotations.NullMarked;
