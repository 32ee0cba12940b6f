@NullMarked
package org.pilotacs.acs.door.selfservice;

import org.jspecify.annotations.NullMarked;
