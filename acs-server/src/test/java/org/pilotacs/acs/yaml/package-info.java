@NullMarked
package org.pilotacs.acs.yaml;

import org.jspecify.annotations.NullMarked;
