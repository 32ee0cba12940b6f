/// Files that an operator's scripts put here under a name of their own, and boxes fetch by it: GenieACS's files.
@NullMarked
package org.pilotacs.acs.provisioning.file;

import org.jspecify.annotations.NullMarked;
