/// Events sent to other systems by HTTP, as Standard Webhooks (standardwebhooks.com) says.
@NullMarked
package org.pilotacs.acs.webhook;

import org.jspecify.annotations.NullMarked;
