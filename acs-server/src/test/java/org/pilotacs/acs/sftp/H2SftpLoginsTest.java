package org.pilotacs.acs.sftp;

import org.pilotacs.acs.jdbc.TestDatabases;

class H2SftpLoginsTest extends SftpLoginsContract {
    H2SftpLoginsTest() {
        super(TestDatabases.Kind.H2);
    }
}
