@NullMarked
package org.pilotacs.acs.contact;

import org.jspecify.annotations.NullMarked;
