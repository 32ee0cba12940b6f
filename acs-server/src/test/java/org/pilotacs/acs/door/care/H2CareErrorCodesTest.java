package org.pilotacs.acs.door.care;

import org.pilotacs.acs.jdbc.TestDatabases;

class H2CareErrorCodesTest extends CareErrorCodesContract {
    H2CareErrorCodesTest() {
        super(TestDatabases.Kind.H2);
    }
}
