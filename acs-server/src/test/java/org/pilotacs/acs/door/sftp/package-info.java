@NullMarked
package org.pilotacs.acs.door.sftp;

import org.jspecify.annotations.NullMarked;
