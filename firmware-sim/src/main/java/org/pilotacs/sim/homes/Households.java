package org.pilotacs.sim.homes;

import org.pilotacs.agent.board.Board;
import org.pilotacs.agent.board.Identity;
import org.pilotacs.agent.board.SatelliteDecoder;
import org.pilotacs.agent.model.DataModel;
import org.pilotacs.agent.model.Schema;
import org.pilotacs.agent.model.Storage;
import org.pilotacs.sim.board.Chassis;
import org.pilotacs.sim.fleet.BoxKind;
import org.pilotacs.sim.router.AccessLine;
import org.pilotacs.sim.router.HomeNetwork;
import org.pilotacs.sim.router.SimulatedRouter;
import org.pilotacs.sim.satellite.Installation;
import org.pilotacs.sim.satellite.LinkBudget;
import org.pilotacs.sim.satellite.LnbState;
import org.pilotacs.sim.satellite.SimulatedDecoder;
import org.pilotacs.sim.satellite.Transponder;
import org.pilotacs.sim.vendor.Make;
import org.pilotacs.sim.vendor.Norvik;
import org.pilotacs.sim.vendor.Sagevision;
import org.pilotacs.sim.vendor.Telmar;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Builds the box of a home, which is well.
final class Households {
    private static final Instant FIRST_USE = Instant.parse("2024-02-01T09:00:00Z");
    private static final int FIRST_SERIAL = 70_000_000;
    /// Of the operator's installers: nobody leaves a home with less on a clear day, dB.
    private static final double LEAST_MARGIN = 2.5;

    private final InstantSource clock;
    private final RandomGenerator random;
    private final boolean clean;

    /// @param clean whether its measurements are exact
    Households(InstantSource clock, RandomGenerator random, boolean clean) {
        this.clock = clock;
        this.random = random;
        this.clean = clean;
    }

    /// @param number of the home, from 1
    Household built(BoxKind box, int number) {
        return switch (box) {
            case SAGEVISION -> decoder(Sagevision.MAKE, Sagevision.FIRST_FIRMWARE, number, Sagevision.SCHEMA);
            case TELMAR -> decoder(Telmar.MAKE, Telmar.FIRST_FIRMWARE, number, Telmar.SCHEMA);
            case NORVIK -> router(number);
            case ORBIS -> throw new IllegalArgumentException("no home is made with it");
        };
    }

    private Household decoder(Make make, String firmware, int number,
            Schema<SatelliteDecoder> schema) {
        String card = "%012d".formatted(random.nextLong(10_000_000_000L, 99_999_999_999L));
        SimulatedDecoder decoder = new SimulatedDecoder(chassis(make, firmware, number), clock, installation(), card);
        if (random.nextBoolean()) {
            decoder.pin().choose("%04d".formatted(random.nextInt(1, 10_000)));
        }
        Measuring measuring = new Measuring(random, clean);
        return new Household.OfDecoder(decoder, measuring, model(schema, MeasuredDecoder.of(decoder, measuring)));
    }

    private Installation installation() {
        Installation drawn = Installation.drawn(random);
        while (worstMargin(drawn, 0) < LEAST_MARGIN) {
            drawn = Installation.drawn(random);
        }
        return drawn;
    }

    /// dB, of all the operator's transponders.
    static double worstMargin(Installation home, double rain) {
        return Transponder.OPERATOR.stream()
                .mapToDouble(each -> LinkBudget.reception(each, home, rain, new LnbState.Working()).margin()).min()
                .orElseThrow();
    }

    private Household router(int number) {
        Chassis chassis = chassis(Norvik.MAKE, Norvik.FIRST_FIRMWARE, number);
        AccessLine line = AccessLine.drawn(clock, chassis.network().ipAddress(), random);
        HomeNetwork network = HomeNetwork.drawn(random);
        SimulatedRouter router = SimulatedRouter.ofOneBand(chassis, line, network);
        while (router.wifiClients().isEmpty()) {
            router = SimulatedRouter.ofOneBand(chassis, line, HomeNetwork.drawn(random));
        }
        return new Household.OfRouter(router, model(Norvik.SCHEMA, router));
    }

    private static <B extends Board> DataModel model(Schema<B> schema, B board) {
        return new DataModel(schema, board, new Storage(board.flash(), Map.of()), board.journal());
    }

    private Chassis chassis(Make make, String firmware, int number) {
        String serial = "%s%08d".formatted(make.serialPrefix(), FIRST_SERIAL + number);
        Identity identity = new Identity(make.manufacturer(), make.oui(), make.productClass(), serial,
                make.modelName(), make.revisions().of(serial));
        String mac = "%s:%s:%s:%02X:%02X:%02X".formatted(make.oui().substring(0, 2), make.oui().substring(2, 4),
                make.oui().substring(4), number >> 16 & 0xFF, number >> 8 & 0xFF, number & 0xFF);
        String address = "10.%d.%d.%d".formatted(64 + (number >> 16 & 0x3F), number >> 8 & 0xFF, number & 0xFF);
        return new Chassis(new Chassis.Label(identity, mac, address, firmware, FIRST_USE), clock);
    }
}
