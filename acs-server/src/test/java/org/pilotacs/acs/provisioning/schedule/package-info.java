@NullMarked
package org.pilotacs.acs.provisioning.schedule;

import org.jspecify.annotations.NullMarked;
