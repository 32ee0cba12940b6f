@NullMarked
package org.pilotacs.acs.provisioning.preset;

import org.jspecify.annotations.NullMarked;
