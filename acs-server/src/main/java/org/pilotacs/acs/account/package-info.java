/// Who may use Pilot: people, tokens, sessions, and what each may do.
@NullMarked
package org.pilotacs.acs.account;

import org.jspecify.annotations.NullMarked;
