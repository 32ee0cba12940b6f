/// Programs of the operator's own that provisioning scripts call: `ext("file", "function", …)`, as in GenieACS.
@NullMarked
package org.pilotacs.acs.provisioning.extension;

import org.jspecify.annotations.NullMarked;
