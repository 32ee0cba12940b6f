package org.pilotacs.agent.emm;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.agent.bench.BenchDemux;
import org.pilotacs.agent.dvb.Demux;
import org.pilotacs.protocols.emm.CaDescriptor;
import org.pilotacs.protocols.emm.Cat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// How messages are found on a carrier, and what keeps us from them for a while only.
class EmmListenerTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final int PID = 0x321;
    private static final EmmPlace OUR_SYSTEM = new EmmPlace.ByCat(0x5A5A);

    private final BenchDemux driver = new BenchDemux();
    private final Queue<Byte> heard = new ConcurrentLinkedQueue<>();
    private final AtomicInteger bugs = new AtomicInteger();
    private final List<EmmListener> listeners = new ArrayList<>();

    private void listen(EmmPlace place) {
        listeners.add(EmmListener.start(new Demux(Path.of("/dev/dvb/adapter0/demux0"), driver), place,
                new EmmListener.Pauses(Duration.ofMillis(1), Duration.ofMillis(4)), section -> heard.add(section[3]),
                bugs::incrementAndGet));
    }

    @AfterEach
    void stop() {
        listeners.forEach(EmmListener::close);
        assertThat(driver.open()).as("descriptors").isZero();
    }

    private static byte[] section(int content) {
        return new byte[]{ (byte) 0x82, 0x70, 0x01, (byte) content};
    }

    private static byte[] cat(int caSystemId, int pid, boolean current) {
        return new Cat(0, current, List.of(new CaDescriptor(caSystemId, pid, new byte[0]))).section();
    }

    private void awaitHeard(Integer... contents) {
        await().atMost(SOON).until(() -> heard.size() >= contents.length);
        assertThat(heard.stream().map(Byte::intValue)).containsExactly(contents);
    }

    @Test
    void sectionsOfTheKnownPidAreHeardInTheirOrder() {
        driver.comes(PID, section(1));
        listen(new EmmPlace.Pid(PID));
        driver.comes(0x322, section(9));
        driver.comes(PID, section(2));
        awaitHeard(1, 2);
    }

    /// Another operator's CAT on the carrier, a damaged one, and one that is only to come.
    @Test
    void theCatTellsThePid() {
        byte[] damaged = cat(0x5A5A, 0x322, true);
        damaged[damaged.length - 1] ^= 1;
        driver.comes(Cat.PID, cat(0x1802, 0x322, true));
        driver.comes(Cat.PID, damaged);
        driver.comes(Cat.PID, cat(0x5A5A, 0x322, false));
        driver.comes(Cat.PID, cat(0x5A5A, PID, true));
        driver.comes(0x322, section(9));
        driver.comes(PID, section(1));
        listen(OUR_SYSTEM);
        awaitHeard(1);
    }

    @Test
    void whenTheyCeaseTheCatIsAskedAgain() {
        driver.comes(Cat.PID, cat(0x5A5A, PID, true));
        listen(OUR_SYSTEM);
        driver.comes(PID, section(1));
        awaitHeard(1);
        driver.comes(Cat.PID, cat(0x5A5A, 0x322, true));
        driver.comes(0x322, section(2));
        awaitHeard(1, 2);
    }

    @Test
    void aDeviceThatBreaksIsTriedUntilItIsThere() {
        driver.refuse(3);
        driver.comes(PID, section(1));
        listen(new EmmPlace.Pid(PID));
        awaitHeard(1);
        assertThat(driver.openings()).isEqualTo(4);
        driver.unplug();
        driver.comes(PID, section(2));
        awaitHeard(1, 2);
        assertThat(bugs).hasValue(0);
    }

    @Test
    void aBugIsNotSwallowed() {
        driver.comes(PID, new byte[1]);
        listen(new EmmPlace.Pid(PID));
        await().atMost(SOON).until(() -> bugs.get() == 1);
    }
}
