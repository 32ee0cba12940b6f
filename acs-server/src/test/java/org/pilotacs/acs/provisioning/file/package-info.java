@NullMarked
package org.pilotacs.acs.provisioning.file;

import org.jspecify.annotations.NullMarked;
