package org.pilotacs.acs.link.cwmp.wake;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.pkitesting.X509Bundle;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.link.cwmp.Opened;
import org.pilotacs.acs.link.cwmp.access.GivenLogins;
import org.pilotacs.acs.link.cwmp.access.JdbcGivenLogins;
import org.pilotacs.acs.link.cwmp.access.JdbcOwnLoginStore;
import org.pilotacs.acs.link.cwmp.access.KnockLogins;
import org.pilotacs.acs.link.cwmp.access.Login;
import org.pilotacs.acs.link.cwmp.access.OperatorRule;
import org.pilotacs.acs.link.cwmp.access.OwnLoginStore;
import org.pilotacs.acs.profile.WakeWay;
import org.pilotacs.acs.runtime.AddressRange;
import org.pilotacs.acs.runtime.MasterKey;
import org.pilotacs.acs.runtime.Secret;
import org.pilotacs.acs.task.Knock;

import javax.net.ssl.X509TrustManager;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import static org.assertj.core.api.Assertions.assertThat;

/// Boxes on this machine, and what knocks at them.
final class KnockLab implements AutoCloseable {
    static final String DIGEST = "WWW-Authenticate: Digest realm=\"box\", qop=\"auth\", nonce=\"abc\"";
    static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

    private final BlockingQueue<Knock> knocks = new LinkedBlockingQueue<>();
    private final Database database = TestDatabases.open(TestDatabases.Kind.H2);
    private final Opened open = new Opened();
    private final MasterKey key = new MasterKey(new byte[MasterKey.BYTES], new SecureRandom());
    private final GivenLogins given = new JdbcGivenLogins(database, key);
    private final OwnLoginStore own = open
            .add(new JdbcOwnLoginStore(database, key, Clock.systemUTC(), new SecureRandom(),
                    Thread.ofVirtual().factory()));

    /// Credentials of devices' own.
    OwnLoginStore own() {
        return own;
    }

    void ring(String url) {
        wake(config()).ring(device(url), this::heard);
    }

    Wake wake(ConnectionRequestConfig config) {
        return wake(config, Trust.anybody());
    }

    /// One that knocks by HTTP at devices that never come.
    Wake wake(ConnectionRequestConfig config, X509TrustManager trust) {
        return open.add(new Wake(Expected.never(),
                device -> Ways.of(device, device.informed(), null, List.of(), Set.of(WakeWay.HTTP)),
                new Knockers(config.concurrency(), new KnockLogins(config.login(), own, given, OperatorRule.NONE)::of,
                        new HttpKnock(config, Trust.sockets(trust), new Random(1)), null, null),
                new WakeMetrics(new SimpleMeterRegistry()), Clock.systemUTC()));
    }

    static ConnectionRequestConfig config() {
        return config(Duration.ofSeconds(3));
    }

    static ConnectionRequestConfig config(Duration timeout) {
        return new ConnectionRequestConfig(new Login("acs", Secret.of("s3cret")), timeout,
                List.of(AddressRange.of("127.0.0.0/8")), ConnectionRequestConfig.DEFAULT.deny(), 8, null);
    }

    /// Listens to how knocks go.
    void heard(Knock knock) {
        knocks.add(knock);
    }

    /// The next knock that is more than an attempt.
    Knock last() throws InterruptedException {
        while (true) {
            Knock knock = knocks.poll(20, TimeUnit.SECONDS);
            assertThat(knock).as("a knock in time").isNotNull();
            if (knock != null && knock.state() != Knock.State.TRYING) {
                return knock;
            }
        }
    }

    KnockableBox box(Function<String, String> answers) throws Exception {
        return box(answers, null);
    }

    KnockableBox box(Function<String, String> answers, @Nullable X509Bundle certificate) throws Exception {
        return open.add(new KnockableBox(answers, certificate));
    }

    static String challenge(String header) {
        return "HTTP/1.1 401 Unauthorized\r\n" + header + "\r\nContent-Length: 0\r\n\r\n";
    }

    static Device device(String url) {
        return KnockedDevice.at(url, "");
    }

    @Override
    public void close() throws Exception {
        open.close();
        database.close();
    }
}
