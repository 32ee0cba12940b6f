package org.pilotacs.agent.linux;

import org.jspecify.annotations.Nullable;
import org.pilotacs.agent.board.LineProbe;
import org.pilotacs.agent.linux.Command.Ended;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tests of the line by the system's `ping` and `traceroute` (iputils, inetutils or busybox). Names are looked up here, so that
/// the programs are given nothing but an address. Immutable.
///
/// @param ping takes -n, -c and -W
/// @param traceroute takes -n, -m, -q and -w
record CommandProbe(Command ping, Command traceroute) implements LineProbe {
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Duration BETWEEN = Duration.ofSeconds(1);
    private static final int TRIES = 3;
    /// `64 bytes from 192.0.2.1: icmp_seq=1 ttl=57 time=12.3 ms`; busybox says `seq=0`, `time<1 ms` is known too.
    private static final Pattern ECHO = Pattern.compile("time[=<]([0-9]{1,9})(?:\\.([0-9]{1,3})[0-9]*)? ?ms");
    /// ` 3  192.0.2.1  9.1 ms 192.0.2.2  8.9 ms *`; busybox has the address in brackets after a name.
    private static final Pattern HOP = Pattern.compile("^ {0,3}([0-9]{1,3}) +(\\S.*)$");
    private static final Pattern HOP_ADDRESS = Pattern
            .compile(
                    "(?<![0-9A-Fa-f.:])(?:[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|[0-9A-Fa-f]*:[0-9A-Fa-f:.]+)(?![0-9A-Fa-f.:])");
    private static final Pattern HOP_TIME = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]+)?) ms");

    @Override
    public Found ping(String host, int times, Duration timeout) throws InterruptedException {
        InetAddress address = address(host);
        if (address == null) {
            return new Found.Unresolved();
        }
        Duration limit = timeout.plus(BETWEEN).multipliedBy(times).plus(GRACE);
        Ended ended = ping.run(limit, "-n", "-c", Integer.toString(times), "-W", seconds(timeout),
                address.getHostAddress());
        return switch (ended) {
            // 1: nothing came back; no way at all is the same, though iputils calls it an error
            case Ended.Exited(int code, var output) when code <= 1 || output.contains("unreachable") ->
                echoes(output, times);
            case Ended.TimedOut(var output) -> echoes(output, times);
            case Ended.Exited _,Ended.NotStarted _ -> new Found.Unable("ping " + ended.described());
        };
    }

    static Found echoes(String output, int sent) {
        List<Long> micros = new ArrayList<>();
        Matcher echo = ECHO.matcher(output);
        while (echo.find() && micros.size() < sent) {
            String fraction = echo.group(2) == null ? "" : echo.group(2);
            micros.add(1_000 * Long.parseLong(echo.group(1)) + Long.parseLong((fraction + "000").substring(0, 3)));
        }
        return new Found.Echoes(micros, sent - micros.size());
    }

    @Override
    public Found trace(String host, int mostHops, Duration timeout) throws InterruptedException {
        InetAddress address = address(host);
        if (address == null) {
            return new Found.Unresolved();
        }
        Duration limit = timeout.multipliedBy((long) mostHops * TRIES).plus(GRACE);
        Ended ended = traceroute.run(limit, "-n", "-m", Integer.toString(mostHops), "-q", Integer.toString(TRIES),
                "-w", seconds(timeout), address.getHostAddress());
        return switch (ended) {
            case Ended.Exited(int code, var output) when code == 0 -> route(output, address.getHostAddress());
            case Ended.TimedOut(var output) -> route(output, address.getHostAddress());
            case Ended.Exited _,Ended.NotStarted _ -> new Found.Unable("traceroute " + ended.described());
        };
    }

    static Found route(String output, String target) {
        List<Hop> hops = new ArrayList<>();
        for (String line : output.lines().toList()) {
            Matcher hop = HOP.matcher(line);
            if (hop.matches() && Integer.parseInt(hop.group(1)) == hops.size() + 1) {
                hops.add(hop(hop.group(2)));
            }
        }
        return new Found.Route(hops, !hops.isEmpty() && hops.getLast().address().equals(target));
    }

    private static Hop hop(String answers) {
        Matcher address = HOP_ADDRESS.matcher(answers);
        String first = address.find() ? address.group() : "";
        List<Long> times = HOP_TIME.matcher(answers).results()
                .map(time -> Math.round(Double.parseDouble(time.group(1)))).toList();
        return new Hop(first, first, times);
    }

    private static String seconds(Duration timeout) {
        return Long.toString(Math.max(1, timeout.plusMillis(999).toSeconds()));
    }

    private static @Nullable InetAddress address(String host) {
        try {
            return host.isBlank() ? null : InetAddress.getByName(host);
        } catch (UnknownHostException unresolved) {
            return null;
        }
    }
}
