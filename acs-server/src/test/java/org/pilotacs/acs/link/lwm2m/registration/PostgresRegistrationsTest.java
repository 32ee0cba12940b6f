package org.pilotacs.acs.link.lwm2m.registration;

import org.pilotacs.acs.jdbc.TestDatabases;

class PostgresRegistrationsTest extends RegistrationsContract {
    PostgresRegistrationsTest() {
        super(TestDatabases.Kind.POSTGRES);
    }
}
