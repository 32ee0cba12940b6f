/// Keys by which devices prove who they are, whatever protocol they speak.
@NullMarked
package org.pilotacs.acs.key;

import org.jspecify.annotations.NullMarked;
