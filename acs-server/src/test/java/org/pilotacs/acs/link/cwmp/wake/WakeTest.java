package org.pilotacs.acs.link.cwmp.wake;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.task.Knock;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pilotacs.acs.link.cwmp.wake.KnockLab.OK;

/// How many boxes are woken at once, how often each, and what is said when that fails on our side.
class WakeTest {
    @AutoClose
    private final KnockLab lab = new KnockLab();

    @Test
    void two_knocks_at_one_box_are_one() throws Exception {
        BlockingQueue<String> gate = new LinkedBlockingQueue<>();
        KnockableBox box = lab.box(_ -> take(gate));
        Wake requester = lab.wake(KnockLab.config());
        requester.ring(KnockLab.device(box.url()), lab::heard);
        requester.ring(KnockLab.device(box.url()), lab::heard);
        gate.add(OK);
        assertThat(List.of(lab.last().state(), lab.last().state())).containsOnly(Knock.State.ANSWERED);
        assertThat(box.requests()).hasSize(1);
    }

    @Test
    void beyond_so_many_at_once_a_device_is_told_so_and_another_time_is_taken() throws Exception {
        BlockingQueue<String> gate = new LinkedBlockingQueue<>();
        KnockableBox box = lab.box(_ -> take(gate));
        ConnectionRequestConfig usual = KnockLab.config();
        Wake wake = lab.wake(
                new ConnectionRequestConfig(usual.login(), usual.timeout(), usual.allow(), usual.deny(), 1, null));
        wake.ring(KnockLab.device(box.url()), _ -> {});
        wake.ring(KnockedDevice.other(box.url()), lab::heard);
        assertThat(lab.last().text().code()).isEqualTo("wake.too-many");

        gate.add(OK);
        gate.add(OK);
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            wake.ring(KnockedDevice.other(box.url()), lab::heard);
            return lab.last().state() == Knock.State.ANSWERED;
        });
    }

    @Test
    void when_the_ways_cannot_be_found_out_the_one_who_waits_is_told() throws Exception {
        try (Wake wake = new Wake(Expected.never(), _ -> {
            throw new IllegalStateException("no database");
        }, new Knockers(1, _ -> List.of(KnockLab.config().login()),
                new HttpKnock(KnockLab.config(), Trust.sockets(Trust.anybody()), new Random(1)), null, null),
                new WakeMetrics(new SimpleMeterRegistry()), Clock.systemUTC())) {
            wake.ring(KnockLab.device("http://127.0.0.1/"), lab::heard);
            assertThat(lab.last().text().code()).isEqualTo("wake.failed");
        }
    }

    private static String take(BlockingQueue<String> gate) {
        try {
            return gate.take();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
