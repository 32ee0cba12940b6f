package org.pilotacs.acs.contact;

import org.pilotacs.acs.jdbc.TestDatabases;

class PostgresContactsTest extends ContactsContract {
    PostgresContactsTest() {
        super(TestDatabases.Kind.POSTGRES);
    }
}
