/// What is said to viewing cards and the boxes that they are in, in the words of each conditional access system: encoders
/// that make EMMs, gateways to systems that make their own, and EMMs that others made.
@NullMarked
package org.pilotacs.acs.link.satellite.payload;

import org.jspecify.annotations.NullMarked;
