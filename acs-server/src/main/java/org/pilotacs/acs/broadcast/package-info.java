/// What is broadcast to boxes that cannot answer: how it stands, and what people can tell of it.
@NullMarked
package org.pilotacs.acs.broadcast;

import org.jspecify.annotations.NullMarked;
