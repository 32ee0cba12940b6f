package org.pilotacs.acs.audit;

import org.pilotacs.acs.jdbc.TestDatabases;

class H2AuditTrailTest extends AuditTrailContract {
    H2AuditTrailTest() {
        super(TestDatabases.Kind.H2);
    }
}
