/// The agent as a program.
@NullMarked
package org.pilotacs.agent;

import org.jspecify.annotations.NullMarked;
