package org.pilotacs.acs.account;

import org.pilotacs.acs.jdbc.TestDatabases;

class H2ApiTokensTest extends ApiTokensContract {
    H2ApiTokensTest() {
        super(TestDatabases.Kind.H2);
    }
}
