@NullMarked
package org.pilotacs.acs.account;

import org.jspecify.annotations.NullMarked;
