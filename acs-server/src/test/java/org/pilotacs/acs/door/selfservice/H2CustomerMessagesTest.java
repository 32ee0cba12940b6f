package org.pilotacs.acs.door.selfservice;

import org.pilotacs.acs.jdbc.TestDatabases;

class H2CustomerMessagesTest extends CustomerMessagesContract {
    H2CustomerMessagesTest() {
        super(TestDatabases.Kind.H2);
    }
}
