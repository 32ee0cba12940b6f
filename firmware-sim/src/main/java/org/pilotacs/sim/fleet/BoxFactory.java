package org.pilotacs.sim.fleet;

import org.pilotacs.agent.board.Board;
import org.pilotacs.agent.board.Identity;
import org.pilotacs.agent.cwmp.AcsTransport;
import org.pilotacs.agent.cwmp.AgentParts.Dialect;
import org.pilotacs.agent.cwmp.AgentParts.Surroundings;
import org.pilotacs.agent.cwmp.FileServer;
import org.pilotacs.agent.lwm2m.Lwm2mParts;
import org.pilotacs.agent.lwm2m.Lwm2mSettings;
import org.pilotacs.agent.model.DataModel;
import org.pilotacs.agent.model.Schema;
import org.pilotacs.agent.model.Storage;
import org.pilotacs.agent.time.Scheduler;
import org.pilotacs.sim.board.Chassis;
import org.pilotacs.sim.router.AccessLine;
import org.pilotacs.sim.router.HomeNetwork;
import org.pilotacs.sim.router.SimulatedRouter;
import org.pilotacs.sim.satellite.Installation;
import org.pilotacs.sim.satellite.SimulatedDecoder;
import org.pilotacs.sim.vendor.Make;
import org.pilotacs.sim.vendor.Norvik;
import org.pilotacs.sim.vendor.Orbis;
import org.pilotacs.sim.vendor.Sagevision;
import org.pilotacs.sim.vendor.SagevisionLink;
import org.pilotacs.sim.vendor.SagevisionOneWay;
import org.pilotacs.sim.vendor.Telmar;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// Builds the boxes of a fleet: everything about the n-th box follows from the seed and n.
final class BoxFactory {
    private static final int FIRST_SUBSCRIBER = 10_000_001;
    /// Beyond every index of a box that speaks CWMP, so that they stay the same whatever stands beside them.
    private static final int FIRST_LWM2M = 2_000_000;
    private static final int FIRST_ONE_WAY = 4_000_000;
    private static final Instant FIRST_USE = Instant.parse("2024-02-01T09:00:00Z");

    private final FleetConfig config;
    private final Scheduler scheduler;
    private final AcsTransport transport;
    private final FileServer files;
    private final long firstSerial;
    private final Map<String, Map<String, String>> factorySettings = new HashMap<>();

    BoxFactory(FleetConfig config, Scheduler scheduler, AcsTransport transport, FileServer files) {
        this.config = config;
        this.scheduler = scheduler;
        this.transport = transport;
        this.files = files;
        this.firstSerial = new SplittableRandom(config.seed()).nextLong(10_000_000, 90_000_000);
    }

    SimulatedBox box(int index) {
        return box(index, index);
    }

    /// A box that carries the serial number of another.
    ///
    /// @param index of this box; its addresses, card and home follow from it
    /// @param original index of the box whose label it bears
    SimulatedBox box(int index, int original) {
        RandomGenerator random = random(index);
        Place place = new Place(index, original, Areas.drawn(random));
        return switch (config.mix().kind(original)) {
            case SAGEVISION -> sagevision(place, random);
            case NORVIK -> norvik(place, random);
            case TELMAR -> telmar(place, random);
            case ORBIS -> orbis(place, random);
        };
    }

    /// A box that speaks LwM2M.
    Lwm2mBox lwm2m(int index, Lwm2mParts.Surroundings surroundings) {
        RandomGenerator random = random(FIRST_LWM2M + index);
        Place place = place(FIRST_LWM2M, index, random);
        Make make = SagevisionLink.MAKE;
        InventoryEntry plain = entry(make, place, cardNumber(random));
        SimulatedDecoder decoder = decoder(make, SagevisionLink.FIRST_FIRMWARE, plain, place, random);
        InventoryEntry entry = plain.endpoint(Lwm2mSettings.endpointOf(decoder.identity()));
        return new Lwm2mBox(entry, decoder, config.lwm2m().settingsOf(entry.endpoint()), surroundings,
                config.bootTime());
    }

    /// A box that only hears.
    OneWayBox oneWay(int index) {
        RandomGenerator random = random(FIRST_ONE_WAY + index);
        Place place = place(FIRST_ONE_WAY, index, random);
        Make make = SagevisionOneWay.MAKE;
        InventoryEntry entry = entry(make, place, cardNumber(random)).withoutReturnPath();
        SimulatedDecoder decoder = decoder(make, SagevisionOneWay.FIRST_FIRMWARE, entry, place, random);
        decoder.emms(config.oneWay().keysOf(entry.card()), scheduler);
        return new OneWayBox(entry, decoder, scheduler, config.bootTime());
    }

    private static Place place(int first, int index, RandomGenerator random) {
        return new Place(first + index, index, Areas.drawn(random));
    }

    private RandomGenerator random(int index) {
        return new SplittableRandom(config.seed() * 0x9E3779B97F4A7C15L + index);
    }

    private record Place(int index, int label, String area) {}

    private SimulatedBox sagevision(Place place, RandomGenerator random) {
        InventoryEntry entry = entry(Sagevision.MAKE, place, cardNumber(random));
        SimulatedDecoder decoder = decoder(Sagevision.MAKE, Sagevision.FIRST_FIRMWARE, entry, place, random);
        return box(entry, new SimulatedHardware.Decoder(decoder), model(Sagevision.SCHEMA, "Device.", decoder),
                Sagevision.DIALECT, random);
    }

    private SimulatedBox telmar(Place place, RandomGenerator random) {
        InventoryEntry entry = entry(Telmar.MAKE, place, cardNumber(random));
        SimulatedDecoder decoder = decoder(Telmar.MAKE, Telmar.FIRST_FIRMWARE, entry, place, random);
        SimulatedBox box = box(entry, new SimulatedHardware.Decoder(decoder),
                model(Telmar.SCHEMA, "InternetGatewayDevice.", decoder), Telmar.DIALECT, random);
        box.faults().rootCookiesOnly(true);
        return box;
    }

    private SimulatedDecoder decoder(Make make, String firmware, InventoryEntry entry, Place place,
            RandomGenerator random) {
        SimulatedDecoder decoder = new SimulatedDecoder(chassis(make, entry, place.index(), firmware), clock(),
                Installation.drawn(random), entry.card());
        decoder.pin().choose("%04d".formatted(random.nextInt(1, 10_000)));
        return decoder;
    }

    private SimulatedBox norvik(Place place, RandomGenerator random) {
        InventoryEntry entry = entry(Norvik.MAKE, place, "");
        Chassis chassis = chassis(Norvik.MAKE, entry, place.index(), Norvik.FIRST_FIRMWARE);
        SimulatedRouter router = SimulatedRouter.ofOneBand(chassis,
                AccessLine.drawn(clock(), chassis.network().ipAddress(), random), HomeNetwork.drawn(random));
        return box(entry, new SimulatedHardware.Router(router),
                model(Norvik.SCHEMA, "InternetGatewayDevice.", router), Norvik.DIALECT, random);
    }

    private SimulatedBox orbis(Place place, RandomGenerator random) {
        InventoryEntry entry = entry(Orbis.MAKE, place, "");
        Chassis chassis = chassis(Orbis.MAKE, entry, place.index(), Orbis.FIRST_FIRMWARE);
        SimulatedRouter router = SimulatedRouter.ofTwoBands(chassis,
                AccessLine.drawn(clock(), chassis.network().ipAddress(), random), HomeNetwork.drawn(random));
        return box(entry, new SimulatedHardware.Router(router), model(Orbis.SCHEMA, "Device.", router), Orbis.DIALECT,
                random);
    }

    private SimulatedBox box(InventoryEntry entry, SimulatedHardware hardware, DataModel model, Dialect dialect,
            RandomGenerator random) {
        return new SimulatedBox(entry, hardware, model, dialect,
                new Surroundings(scheduler, random, transport, files), config.bootTime(), config.wakes());
    }

    private <B extends Board> DataModel model(Schema<B> schema, String root, B board) {
        Storage storage = new Storage(board.flash(), factorySettings.computeIfAbsent(root, this::factorySettings));
        return new DataModel(schema, board, storage, board.journal());
    }

    /// What the operator had set in the factory; shared by all boxes of a root.
    private Map<String, String> factorySettings(String root) {
        String server = root + "ManagementServer.";
        Map<String, String> settings = new HashMap<>(stun(server));
        settings.putAll(Map.of(server + "URL", config.acsUrl().toString(),
                server + "Username", config.acsCredentials().username(),
                server + "Password", config.acsCredentials().password(),
                server + "PeriodicInformInterval", Long.toString(config.periodicInterval().toSeconds()),
                server + "ConnectionRequestUsername", config.connectionRequestCredentials().username(),
                server + "ConnectionRequestPassword", config.connectionRequestCredentials().password()));
        return Map.copyOf(settings);
    }

    private Map<String, String> stun(String server) {
        return switch (config.wakes()) {
            case FleetConfig.Wakes.Directly(),FleetConfig.Wakes.ByXmpp _ -> Map.of();
            case FleetConfig.Wakes.BehindNat(var address, var password) -> Map.of(server + "STUNEnable", "1",
                    server + "STUNServerAddress", address.getAddress().getHostAddress(),
                    server + "STUNServerPort", Integer.toString(address.getPort()),
                    server + "STUNPassword", password, server + "STUNMinimumKeepAlivePeriod", "1");
        };
    }

    private InventoryEntry entry(Make make, Place place, String card) {
        return new InventoryEntry("%s%08d".formatted(make.serialPrefix(), firstSerial + place.label()), make.oui(),
                make.productClass(), Integer.toString(FIRST_SUBSCRIBER + place.index()), place.area(), card, "", false);
    }

    private static String cardNumber(RandomGenerator random) {
        return "%012d".formatted(random.nextLong(10_000_000_000L, 99_999_999_999L));
    }

    private Chassis chassis(Make make, InventoryEntry entry, int index, String firmware) {
        Identity identity = new Identity(make.manufacturer(), make.oui(), make.productClass(), entry.serial(),
                make.modelName(), make.revisions().of(entry.serial()));
        String mac = "%s:%s:%s:%02X:%02X:%02X".formatted(make.oui().substring(0, 2), make.oui().substring(2, 4),
                make.oui().substring(4), index >> 16 & 0xFF, index >> 8 & 0xFF, index & 0xFF);
        String address = "10.%d.%d.%d".formatted(16 + (index >> 16 & 0x7F), index >> 8 & 0xFF, index & 0xFF);
        return new Chassis(new Chassis.Label(identity, mac, address, firmware, FIRST_USE), clock());
    }

    private InstantSource clock() {
        return scheduler::now;
    }
}
