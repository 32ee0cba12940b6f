/// Runs provisioning scripts in JavaScript, apart from all else: they can reach nothing but what provisions are given.
@NullMarked
package org.pilotacs.acs.provisioning.script;

import org.jspecify.annotations.NullMarked;
