package org.pilotacs.acs.errorcode;

import org.pilotacs.acs.jdbc.TestDatabases;

class H2ErrorCodesTest extends ErrorCodesContract {
    H2ErrorCodesTest() {
        super(TestDatabases.Kind.H2);
    }
}
