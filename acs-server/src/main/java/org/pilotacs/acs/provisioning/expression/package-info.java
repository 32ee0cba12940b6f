@NullMarked
package org.pilotacs.acs.provisioning.expression;

import org.jspecify.annotations.NullMarked;
