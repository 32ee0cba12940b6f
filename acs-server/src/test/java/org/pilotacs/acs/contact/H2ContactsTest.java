package org.pilotacs.acs.contact;

import org.pilotacs.acs.jdbc.TestDatabases;

class H2ContactsTest extends ContactsContract {
    H2ContactsTest() {
        super(TestDatabases.Kind.H2);
    }
}
