@NullMarked
package org.pilotacs.acs.provisioning.extension;

import org.jspecify.annotations.NullMarked;
