/// Paths of parameters as provisioning scripts write them.
@NullMarked
package org.pilotacs.acs.provisioning.path;

import org.jspecify.annotations.NullMarked;
