package org.pilotacs.agent.linux;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pilotacs.agent.board.LineProbe.Found;
import org.pilotacs.agent.board.LineProbe.Hop;
import org.pilotacs.agent.linux.Command.Ended;

import java.time.Duration;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/// Programs of the box: bounded in time and in words, and what ping and traceroute say.
@Timeout(30)
class CommandTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Test
    void aProgramIsGivenItsArgumentsAsTheyAre() throws Exception {
        assertThat(new Command(List.of("echo")).run(LIMIT, "a  b", "$HOME; ls")).isEqualTo(
                new Ended.Exited(0, "a  b $HOME; ls\n"));
        assertThat(Machine.shell("echo out; echo err >&2; exit 7").run(LIMIT).described())
                .isEqualTo("ended with 7: err");
    }

    @Test
    void outputIsBoundedAndTheProgramDoesNotWait() throws Exception {
        assertThat(Machine.shell("yes | head -c 3000000").run(LIMIT)).isInstanceOfSatisfying(Ended.Exited.class,
                ended -> assertThat(ended.output()).hasSize(64 << 10));
    }

    @Test
    void aProgramThatHangsIsKilledWithItsChildren() throws Exception {
        assertThat(Machine.shell("echo begun; sleep 60 & sleep 60").run(Duration.ofMillis(300)))
                .isInstanceOf(Ended.TimedOut.class);
    }

    /// `service x start` returns while x keeps the output open.
    @Test
    void aProgramThatLeavesADaemonBehindHasEnded() throws Exception {
        assertThat(Machine.shell("sleep 5 & exit 4").run(LIMIT)).isInstanceOfSatisfying(Ended.Exited.class,
                ended -> assertThat(ended.code()).isEqualTo(4));
    }

    @Test
    void aProgramThatIsNotThereIsSaidToBe() throws Exception {
        assertThat(new Command(List.of("/no/such/program")).run(LIMIT)).isInstanceOf(Ended.NotStarted.class);
        CommandProbe probe = new CommandProbe(new Command(List.of("/no/ping")), new Command(List.of("/no/trace")));
        assertThat(probe.ping("127.0.0.1", 1, Duration.ofSeconds(1))).isInstanceOf(Found.Unable.class);
        assertThat(probe.trace("127.0.0.1", 3, Duration.ofSeconds(1))).isInstanceOf(Found.Unable.class);
        assertThat(probe.ping("no-such-host.invalid", 1, Duration.ofSeconds(1))).isEqualTo(new Found.Unresolved());
        assertThat(probe.ping("-f", 1, Duration.ofSeconds(1))).isEqualTo(new Found.Unresolved());
    }

    @Test
    void theProbeAsksForWhatItNeedsByAddress() throws Exception {
        CommandProbe probe = new CommandProbe(Machine.shell("echo \"$*\" >&2; echo 'time=1.5 ms'; exit 1"),
                Machine.shell("echo ' 1  127.0.0.1  0.4 ms  0.6 ms  0.5 ms'"));
        assertThat(probe.ping("localhost", 2, Duration.ofMillis(1_500)))
                .isEqualTo(new Found.Echoes(List.of(1_500L), 1));
        assertThat(probe.trace("127.0.0.1", 3, Duration.ofSeconds(1))).isEqualTo(
                new Found.Route(List.of(new Hop("127.0.0.1", "127.0.0.1", List.of(0L, 1L, 1L))), true));
        assertThat(new CommandProbe(Machine.shell("echo 'connect: Network is unreachable'; exit 2"), Command.NONE)
                .ping("127.0.0.1", 3, Duration.ofSeconds(1))).isEqualTo(new Found.Echoes(List.of(), 3));
    }

    /// iputils 20221126 and busybox 1.35.
    @Test
    void echoesAreRead() {
        assertThat(CommandProbe.echoes("""
                PING 192.0.2.1 (192.0.2.1) 56(84) bytes of data.
                64 bytes from 192.0.2.1: icmp_seq=1 ttl=57 time=12.3 ms
                64 bytes from 192.0.2.1: icmp_seq=3 ttl=57 time=0.045 ms

                --- 192.0.2.1 ping statistics ---
                3 packets transmitted, 2 received, 33.3333% packet loss, time 2003ms
                rtt min/avg/max/mdev = 0.045/6.172/12.300/6.127 ms
                """, 3)).isEqualTo(new Found.Echoes(List.of(12_300L, 45L), 1));
        assertThat(CommandProbe.echoes("""
                PING 192.0.2.1 (192.0.2.1): 56 data bytes
                64 bytes from 192.0.2.1: seq=0 ttl=57 time=104.171 ms
                round-trip min/avg/max = 104.171/104.171/104.171 ms
                """, 1)).isEqualTo(new Found.Echoes(List.of(104_171L), 0));
    }

    /// traceroute 2.1.2 and busybox 1.35.
    @Test
    void waysAreRead() {
        assertThat(CommandProbe.route("""
                traceroute to 198.51.100.7 (198.51.100.7), 30 hops max, 60 byte packets
                 1  192.168.1.1  0.512 ms  0.480 ms  0.463 ms
                 2  * * *
                 3  203.0.113.9  8.912 ms 203.0.113.10  9.203 ms *
                """, "198.51.100.7")).isEqualTo(new Found.Route(List.of(
                new Hop("192.168.1.1", "192.168.1.1", List.of(1L, 0L, 0L)), new Hop("", "", List.of()),
                new Hop("203.0.113.9", "203.0.113.9", List.of(9L, 9L))), false));
        assertThat(CommandProbe.route("""
                traceroute to 2001:db8::7 (2001:db8::7), 30 hops max, 72 byte packets
                 1  2001:db8::7  1.000 ms  1.100 ms  1.200 ms
                """, "2001:db8::7")).isEqualTo(
                new Found.Route(List.of(new Hop("2001:db8::7", "2001:db8::7", List.of(1L, 1L, 1L))), true));
    }
}
