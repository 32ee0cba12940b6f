/// Who may fetch and send files by SFTP.
@NullMarked
package org.pilotacs.acs.sftp;

import org.jspecify.annotations.NullMarked;
