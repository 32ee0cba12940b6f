package org.pilotacs.acs.reading;

import org.pilotacs.acs.jdbc.TestDatabases;

class PostgresReadingHistoryTest extends ReadingHistoryContract {
    PostgresReadingHistoryTest() {
        super(TestDatabases.Kind.POSTGRES);
    }
}
