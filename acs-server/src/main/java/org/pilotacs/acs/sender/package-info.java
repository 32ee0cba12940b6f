/// Ways by which customers are sent codes: a folder that the operator's own gateway empties, e-mail, or what an operator adds.
@NullMarked
package org.pilotacs.acs.sender;

import org.jspecify.annotations.NullMarked;
