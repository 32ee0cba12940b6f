/// What people may see of files that devices sent: as text, without its secrets.
@NullMarked
package org.pilotacs.acs.file.view;

import org.jspecify.annotations.NullMarked;
