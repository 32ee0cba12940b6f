package org.pilotacs.acs.link.lwm2m.registration;

import org.pilotacs.acs.jdbc.TestDatabases;

class H2RegistrationsTest extends RegistrationsContract {
    H2RegistrationsTest() {
        super(TestDatabases.Kind.H2);
    }
}
