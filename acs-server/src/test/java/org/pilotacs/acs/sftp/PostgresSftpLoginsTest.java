package org.pilotacs.acs.sftp;

import org.pilotacs.acs.jdbc.TestDatabases;

class PostgresSftpLoginsTest extends SftpLoginsContract {
    PostgresSftpLoginsTest() {
        super(TestDatabases.Kind.POSTGRES);
    }
}
