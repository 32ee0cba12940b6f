/// Sign-in by the operator's identity provider (OpenID Connect Core 1.0: authorization code flow with PKCE).
@NullMarked
package org.pilotacs.acs.door.oidc;

import org.jspecify.annotations.NullMarked;
