@NullMarked
package org.pilotacs.agent.model;

import org.jspecify.annotations.NullMarked;
