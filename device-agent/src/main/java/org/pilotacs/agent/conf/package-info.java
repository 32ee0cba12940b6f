/// The agent's configuration file: `key = value` lines, read whole or not at all.
@NullMarked
package org.pilotacs.agent.conf;

import org.jspecify.annotations.NullMarked;
