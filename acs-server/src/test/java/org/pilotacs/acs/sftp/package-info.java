@NullMarked
package org.pilotacs.acs.sftp;

import org.jspecify.annotations.NullMarked;
