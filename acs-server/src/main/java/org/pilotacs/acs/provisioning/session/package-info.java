/// What provisioning does in one session of a device: the orders that wait for it, then the presets that apply to it.
@NullMarked
package org.pilotacs.acs.provisioning.session;

import org.jspecify.annotations.NullMarked;
