package org.pilotacs.sim;

import org.pilotacs.sim.headend.Headend;
import org.pilotacs.sim.headend.Home;
import org.pilotacs.sim.headend.MuxTruth;

import java.util.Collection;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What a head-end knows, in lines.
final class HeadendReport {
    private static final int ERRORS = 5;

    private HeadendReport() {}

    static Stream<String> lines(Headend headend) {
        MuxTruth truth = headend.mux().truth();
        return Stream
                .of(Stream.of(multiplexer(headend, truth)), truth.connections().stream().map(HeadendReport::connection),
                        truth.openStreams().stream().map(HeadendReport::stream),
                        truth.givenErrors().reversed().stream().limit(ERRORS).map(HeadendReport::error),
                        Stream.of(air(headend)))
                .flatMap(lines -> lines);
    }

    private static String multiplexer(Headend headend, MuxTruth truth) {
        return "multiplexer %s on port %d, %s, capacity %d kbit/s, %d errors given, %d heard".formatted(
                headend.mux().isUp() ? "up" : "killed", headend.mux().port(),
                headend.mux().conduct().getClass().getSimpleName(), truth.capacity(), truth.givenErrors().size(),
                truth.heardErrors().size());
    }

    private static String connection(MuxTruth.Connection connection) {
        MuxTruth.Channel channel = connection.channel();
        return "  connection %s, %d messages, %s".formatted(connection.peer(), connection.messages(), channel == null
                ? "no channel"
                : "client %s channel %d %s".formatted(channel.client(), channel.dataChannelId(), channel.flag()));
    }

    private static String stream(MuxTruth.OneStream stream) {
        MuxTruth.Taken taken = stream.taken();
        return "  stream %d.%d of client %s, data_id %d %s, allocated %s kbit/s, %d datagrams, %d bytes, %d packets, %d refused, highest %.1f kbit/s"
                .formatted(stream.ref().dataChannelId(), stream.ref().dataStreamId(), stream.client(), stream.dataId(),
                        stream.type(), stream.allocated() == null ? "no" : stream.allocated(), taken.datagrams(),
                        taken.bytes(), taken.packets(), taken.refused(), taken.highestRate() / 1e3);
    }

    private static String error(MuxTruth.GivenError error) {
        return "  error %s to %s at %s: %s".formatted(error.status(), error.peer(), error.when(), error.why());
    }

    private static String air(Headend headend) {
        Collection<Home> homes = headend.broadcast().homes();
        return "on air %d packets, %s; %d homes, %d on, %d tuned, %d locked, %d messages met their box".formatted(
                headend.packets(), headend.cat().descriptors(), homes.size(), count(homes, Home::isListening),
                count(homes, Home::isTuned), count(homes, Home::isLocked),
                homes.stream().mapToLong(home -> home.heard().meant()).sum());
    }

    private static long count(Collection<Home> homes, Predicate<Home> property) {
        return homes.stream().filter(property).count();
    }
}
