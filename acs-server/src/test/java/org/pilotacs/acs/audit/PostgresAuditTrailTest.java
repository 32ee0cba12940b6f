package org.pilotacs.acs.audit;

import org.pilotacs.acs.jdbc.TestDatabases;

class PostgresAuditTrailTest extends AuditTrailContract {
    PostgresAuditTrailTest() {
        super(TestDatabases.Kind.POSTGRES);
    }
}
