/// Content of files that boxes fetch: in the database, and on the disk of each node that is asked for it.
@NullMarked
package org.pilotacs.acs.content;

import org.jspecify.annotations.NullMarked;
