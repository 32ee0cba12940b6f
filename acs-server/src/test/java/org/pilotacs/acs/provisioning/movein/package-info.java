@NullMarked
package org.pilotacs.acs.provisioning.movein;

import org.jspecify.annotations.NullMarked;
