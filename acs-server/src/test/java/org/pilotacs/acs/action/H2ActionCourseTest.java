package org.pilotacs.acs.action;

import org.pilotacs.acs.jdbc.TestDatabases;

class H2ActionCourseTest extends ActionCourseContract {
    H2ActionCourseTest() {
        super(TestDatabases.Kind.H2);
    }
}
