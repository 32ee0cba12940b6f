/// Files that boxes fetch and send over SFTP.
@NullMarked
package org.pilotacs.acs.door.sftp;

import org.jspecify.annotations.NullMarked;
