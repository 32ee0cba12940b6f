package org.pilotacs.acs.door.care;

import org.pilotacs.acs.jdbc.TestDatabases;

class PostgresCareErrorCodesTest extends CareErrorCodesContract {
    PostgresCareErrorCodesTest() {
        super(TestDatabases.Kind.POSTGRES);
    }
}
