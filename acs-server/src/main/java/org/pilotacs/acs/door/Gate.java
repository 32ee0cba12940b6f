package org.pilotacs.acs.door;

import org.pilotacs.acs.account.Access;
import org.pilotacs.acs.account.Accounts;
import org.pilotacs.acs.account.ApiTokens;
import org.pilotacs.acs.audit.AuditTrail;

/// Who may come in by a door, and what is kept of what they do.
///
/// @param witness writes into the trail
public record Gate(Access access, Accounts accounts, ApiTokens tokens, AuditTrail trail, Witness witness) {}
