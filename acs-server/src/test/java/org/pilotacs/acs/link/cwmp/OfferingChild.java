package org.pilotacs.acs.link.cwmp;

import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.jdbc.DatabaseConfig;
import org.pilotacs.acs.link.cwmp.access.JdbcOwnLoginStore;
import org.pilotacs.acs.link.cwmp.access.Login;
import org.pilotacs.acs.runtime.MasterKey;
import org.pilotacs.acs.runtime.Secret;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;

/// A server in a process of its own that has stored a device's new credentials, says them, and is killed before it sends
/// them.
final class OfferingChild {
    private OfferingChild() {}

    /// @param args database url, user name, device
    public static void main(String[] args) throws InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        SecureRandom random = new SecureRandom();
        Database database = Database.open(new DatabaseConfig(args[0], args[1], Secret.NONE, 4));
        Login own = new JdbcOwnLoginStore(database, new MasterKey(new byte[MasterKey.BYTES], random), Clock.systemUTC(),
                random, Thread.ofVirtual().factory()).offer(new DeviceId(args[2])).contact();
        out.println(own.username() + " " + own.password().reveal());
        new CountDownLatch(1).await();
    }
}
