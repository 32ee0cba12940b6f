package org.pilotacs.acs.reading;

import org.pilotacs.acs.jdbc.TestDatabases;

class H2ReadingHistoryTest extends ReadingHistoryContract {
    H2ReadingHistoryTest() {
        super(TestDatabases.Kind.H2);
    }
}
