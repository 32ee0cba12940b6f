/// What is known of causes and their signs: data, read from YAML.
@NullMarked
package org.pilotacs.acs.diagnosis.knowledge;

import org.jspecify.annotations.NullMarked;
