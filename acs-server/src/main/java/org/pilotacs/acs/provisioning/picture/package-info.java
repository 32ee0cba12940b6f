/// What is known of one device while a session provisions it: nodes with the ages of all that is known of them, kept so that a
/// script that runs again sees what it saw before.
@NullMarked
package org.pilotacs.acs.provisioning.picture;

import org.jspecify.annotations.NullMarked;
