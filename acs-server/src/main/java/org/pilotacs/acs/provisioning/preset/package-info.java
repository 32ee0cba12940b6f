/// Presets: what is to be done with which devices, and when. And all else that an operator defines for provisioning.
@NullMarked
package org.pilotacs.acs.provisioning.preset;

import org.jspecify.annotations.NullMarked;
