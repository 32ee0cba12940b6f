@NullMarked
package org.pilotacs.acs.jdbc;

import org.jspecify.annotations.NullMarked;
