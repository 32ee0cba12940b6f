/// Who may begin a session: schemes, nonces, credentials, certificates.
@NullMarked
package org.pilotacs.acs.link.cwmp.access;

import org.jspecify.annotations.NullMarked;
