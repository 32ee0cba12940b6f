@NullMarked
package org.pilotacs.acs.network;

import org.jspecify.annotations.NullMarked;
