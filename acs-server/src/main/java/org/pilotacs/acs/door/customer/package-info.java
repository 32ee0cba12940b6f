/// What the portal and the self-service API have in common: who calls, which boxes are theirs, what they may have done, and how
/// all that is said to people who are no engineers.
@NullMarked
package org.pilotacs.acs.door.customer;

import org.jspecify.annotations.NullMarked;
