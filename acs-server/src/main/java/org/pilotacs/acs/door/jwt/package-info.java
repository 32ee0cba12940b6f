/// Tokens that others sign (JSON Web Tokens, RFC 7519): whether they are theirs, meant for us, and still good.
@NullMarked
package org.pilotacs.acs.door.jwt;

import org.jspecify.annotations.NullMarked;
