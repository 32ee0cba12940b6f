/// HTTP Digest access authentication (RFC 7616, 2617, 2069), both sides, as devices really speak it.
@NullMarked
package org.pilotacs.protocols.cwmp.digest;

import org.jspecify.annotations.NullMarked;
