@NullMarked
package org.pilotacs.protocols.emm;

import org.jspecify.annotations.NullMarked;
