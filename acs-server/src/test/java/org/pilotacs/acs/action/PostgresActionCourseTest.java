package org.pilotacs.acs.action;

import org.pilotacs.acs.jdbc.TestDatabases;

class PostgresActionCourseTest extends ActionCourseContract {
    PostgresActionCourseTest() {
        super(TestDatabases.Kind.POSTGRES);
    }
}
