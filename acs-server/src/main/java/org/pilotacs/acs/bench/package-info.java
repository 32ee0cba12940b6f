/// What `./pilot bench` needs of a database that is as full as an operator's.
@NullMarked
package org.pilotacs.acs.bench;

import org.jspecify.annotations.NullMarked;
