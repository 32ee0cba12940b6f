@NullMarked
package org.pilotacs.acs.file.view;

import org.jspecify.annotations.NullMarked;
