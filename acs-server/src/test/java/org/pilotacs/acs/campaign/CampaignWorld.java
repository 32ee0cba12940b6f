package org.pilotacs.acs.campaign;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.action.ActionDesk;
import org.pilotacs.acs.action.ActionNeeds;
import org.pilotacs.acs.action.ActionRequest;
import org.pilotacs.acs.action.JdbcActionStore;
import org.pilotacs.acs.action.JdbcSettledActions;
import org.pilotacs.acs.broadcast.PlayedAir;
import org.pilotacs.acs.device.Arrival;
import org.pilotacs.acs.device.Box;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DeviceEvent;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.Devices;
import org.pilotacs.acs.device.Identity;
import org.pilotacs.acs.device.JdbcDeviceRegistry;
import org.pilotacs.acs.device.JdbcDeviceTags;
import org.pilotacs.acs.device.JdbcDeviceWalk;
import org.pilotacs.acs.device.JdbcDevices;
import org.pilotacs.acs.device.JdbcSubscribers;
import org.pilotacs.acs.device.Learnt;
import org.pilotacs.acs.device.LinkOrder;
import org.pilotacs.acs.device.Subscribers;
import org.pilotacs.acs.device.UnknownDevices;
import org.pilotacs.acs.diagnostic.DiagnosticConfig;
import org.pilotacs.acs.firmware.Artefact;
import org.pilotacs.acs.firmware.FirmwareConfig;
import org.pilotacs.acs.firmware.Fit;
import org.pilotacs.acs.firmware.JdbcArtefacts;
import org.pilotacs.acs.firmware.Shelf;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.jdbc.DatabaseConfig;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.profile.ProfileConfig;
import org.pilotacs.acs.profile.YamlProfiles;
import org.pilotacs.acs.reading.JdbcReadingHistory;
import org.pilotacs.acs.reading.Reading;
import org.pilotacs.acs.runtime.MasterKey;
import org.pilotacs.acs.runtime.Secret;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Carrier;
import org.pilotacs.acs.task.Claim;
import org.pilotacs.acs.task.Evidence;
import org.pilotacs.acs.task.Fault;
import org.pilotacs.acs.task.JdbcTaskQueue;
import org.pilotacs.acs.task.JdbcTaskStore;
import org.pilotacs.acs.task.JdbcTasks;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.Progress;
import org.pilotacs.acs.task.SettableClock;
import org.pilotacs.acs.task.TaskConfig;
import org.pilotacs.acs.task.TaskQueue;
import org.pilotacs.acs.task.TaskSecrets;
import org.pilotacs.acs.task.TaskSweeper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import static org.assertj.core.api.Assertions.assertThat;

/// Campaigns over a real database, with a fleet of decoders and a link that a test plays. Time passes as the test says.
final class CampaignWorld implements AutoCloseable {
    static final String OLD = "2.4.1";
    static final String NEW = "2.5.0";
    static final ZoneId WARSAW = ZoneId.of("Europe/Warsaw");

    final SettableClock clock = new SettableClock();
    final Database database;
    final Devices devices;
    final Subscribers subscribers;
    final JdbcArtefacts images;
    final JdbcReadingHistory history;
    final JdbcCampaigns store;
    final CampaignDesk desk;
    final CampaignRunner runner;
    final CampaignOffers offers;
    final ActionDesk actions;
    final TaskQueue queue;
    final TaskSweeper sweeper;
    final PlayedAir air;
    final JdbcDeviceTags tags;
    final List<DeviceId> rung = new CopyOnWriteArrayList<>();
    private final JdbcDeviceRegistry registry;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final Path folder;

    private CampaignWorld(Database database, int approvalAbove) throws IOException {
        this.database = database;
        folder = Files.createTempDirectory("pilot-images-");
        registry = new JdbcDeviceRegistry(database, Thread.ofVirtual().factory(), UnknownDevices.ACCEPT,
                LinkOrder.NONE);
        devices = new JdbcDevices(database, UnknownDevices.ACCEPT);
        subscribers = new JdbcSubscribers(database);
        tags = new JdbcDeviceTags(database);
        images = new JdbcArtefacts(database, folder.resolve("copies"), FirmwareConfig.DEFAULT);
        history = new JdbcReadingHistory(database);
        MasterKey key = new MasterKey(new byte[MasterKey.BYTES], new SecureRandom());
        store = new JdbcCampaigns(database, key, new Random(7));
        JdbcCampaignWork work = new JdbcCampaignWork(store, CampaignConfig.DEFAULT.retryAfter());
        JdbcTaskStore tasks = new JdbcTaskStore(database, clock, executor, new JdbcSettledActions(work),
                TaskSecrets.by(key));
        JdbcTasks face = new JdbcTasks(tasks);
        air = new PlayedAir(new JdbcTaskQueue(tasks, "node-1", Duration.ofMinutes(2), Carrier.BROADCAST), clock);
        actions = new ActionDesk(new ActionNeeds(devices, YamlProfiles.load(ProfileConfig.DEFAULT), face,
                new JdbcActionStore(database, face), history, (device, _) -> rung.add(device.id()),
                DiagnosticConfig.DEFAULT, images, air, _ -> {}), TaskConfig.DEFAULT, clock, new Random(1), executor);
        offers = new CampaignOffers(work, devices, actions, images, WARSAW, clock);
        queue = new CampaignQueue(new JdbcTaskQueue(tasks, "node-1", Duration.ofMinutes(2)), offers::offer);
        sweeper = new TaskSweeper(tasks, TaskConfig.DEFAULT.evidence(), TaskConfig.DEFAULT.keep());
        CampaignNeeds needs = new CampaignNeeds(store, work, offers, devices, new JdbcDeviceWalk(database), actions,
                images, (device, _) -> rung.add(device.id()), number -> subscribers.area(number));
        runner = new CampaignRunner(needs, WARSAW, clock);
        desk = new CampaignDesk(needs, runner,
                new CampaignConfig(approvalAbove, "", CampaignConfig.DEFAULT.retryAfter(), Duration.ofDays(1)), clock);
    }

    /// Over a database of its own, which only lives as long.
    static CampaignWorld inMemory(String name) {
        try {
            return new CampaignWorld(Database.open(new DatabaseConfig("jdbc:h2:mem:" + name
                    + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;QUERY_CACHE_SIZE=128;DB_CLOSE_DELAY=-1", "pilot",
                    Secret.NONE, 4)), 1_000_000);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static CampaignWorld open(TestDatabases.Kind kind) {
        return open(kind, 1_000_000);
    }

    /// @param approvalAbove devices above which a second person must approve
    static CampaignWorld open(TestDatabases.Kind kind, int approvalAbove) {
        try {
            return new CampaignWorld(TestDatabases.open(kind), approvalAbove);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // The fleet

    static Identity box(int number) {
        return new Identity("Sagevision", "A1B2C3", "SV-S2", "S%05d".formatted(number));
    }

    /// Decoders of a hardware revision come for the first time.
    List<DeviceId> fleet(int from, int count, String hardware) {
        List<DeviceId> fleet = new ArrayList<>();
        for (int number = from; number < from + count; number++) {
            fleet.add(comes(box(number), hardware, OLD, DeviceEvent.Kind.BOOTSTRAP).id());
        }
        return fleet;
    }

    Device comes(Identity identity, String hardware, String software, DeviceEvent.Kind why) {
        return arrives(identity, hardware, software, why).device();
    }

    Arrival arrives(Identity identity, String hardware, String software, DeviceEvent.Kind why) {
        return registry.seen(new Box(identity).comes(clock.instant(), why, List.<Learnt>of(
                Box.value("Device.DeviceInfo.HardwareVersion", hardware),
                Box.value("Device.DeviceInfo.SoftwareVersion", software))));
    }

    void seen(DeviceId id, String software, DeviceEvent.Kind why) {
        Device device = devices.find(id).orElseThrow();
        comes(device.identity(), device.hardwareVersion(), software, why);
    }

    /// A decoder starts by itself.
    void starts(DeviceId id) {
        reads(id, "start", "true");
    }

    void reads(DeviceId id, String name, String value) {
        history.append(id, List.of(new Reading(name, value, "", clock.instant(), "cwmp")));
    }

    // Firmware

    Artefact image(String version) {
        try {
            Path file = Files.write(folder.resolve(version), new byte[1_000]);
            return Shelf.put(database, images, new Fit("A1B2C3", "SV-S2", ""), version, file, clock.instant());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // Campaigns

    static Target models(String... models) {
        return new Target(Set.of(models), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), null, Set.of(), "", false);
    }

    /// A canary of ten, then the rest, watched for an hour.
    static CampaignPlan plan(ActionRequest request) {
        return new CampaignPlan("Release 2.5", request, models("SV-S2"),
                List.of(new WaveSize.Devices(10), new WaveSize.Rest()), 0, Gates.DEFAULT, Health.DEFAULT, null,
                Pace.DEFAULT, Duration.ofHours(1), 0, Breach.ROLL_BACK, Duration.ofDays(30));
    }

    CampaignPlan update() {
        return plan(new ActionRequest.UpdateFirmware(image(NEW).id()));
    }

    /// Ready to be started.
    Campaign ready(CampaignPlan plan) {
        Campaign campaign = desk.create(plan, "anna");
        done(desk.prepare(campaign.id(), "anna"));
        runner.tick();
        assertThat(now(campaign).state()).isEqualTo(CampaignState.READY);
        return now(campaign);
    }

    /// Running, its first wave open.
    Campaign running(CampaignPlan plan) {
        Campaign campaign = ready(plan);
        done(desk.start(campaign.id(), "anna"));
        runner.tick();
        assertThat(now(campaign).state()).isEqualTo(CampaignState.RUNNING);
        return now(campaign);
    }

    static Campaign done(CampaignAnswer answer) {
        assertThat(answer).isInstanceOf(CampaignAnswer.Done.class);
        return ((CampaignAnswer.Done) answer).campaign();
    }

    static Saying refused(CampaignAnswer answer) {
        assertThat(answer).isInstanceOf(CampaignAnswer.Refused.class);
        return ((CampaignAnswer.Refused) answer).why();
    }

    Campaign now(Campaign campaign) {
        return store.find(campaign.id()).orElseThrow();
    }

    Tally tally(Campaign campaign) {
        return store.tally(campaign.id());
    }

    MemberState state(Campaign campaign, DeviceId device) {
        return store.member(campaign.id(), device).orElseThrow().state();
    }

    List<DeviceId> in(Campaign campaign, MemberState state) {
        return store.members(campaign.id(), state, null, 100_000).items().stream().map(Member::device).toList();
    }

    /// The devices of a wave.
    List<DeviceId> wave(Campaign campaign, int wave) {
        return store.members(campaign.id(), null, null, 100_000).items().stream()
                .filter(member -> member.wave() == wave).map(Member::device).toList();
    }

    // Devices that come

    /// A device is here; what it is given first, if anything.
    Optional<Claim> session(DeviceId id) {
        return queue.claim(id, "cwmp");
    }

    /// A device comes, is given its order and shows that it did it; what else it is asked for is answered with nothing.
    boolean doesIt(DeviceId id, @Nullable String software) {
        Optional<Claim> claim = session(id);
        if (claim.isEmpty()) {
            return false;
        }
        if (software != null) {
            seen(id, software, DeviceEvent.Kind.BOOT);
        }
        settle(claim.get(), confirmed());
        leftovers(id);
        return true;
    }

    boolean fails(DeviceId id) {
        Optional<Claim> claim = session(id);
        claim.ifPresent(one -> settle(one, new Outcome.Failed(
                new Fault(Fault.Kind.TRANSFER, "9010", Saying.of("file transfer failure"), null))));
        leftovers(id);
        return claim.isPresent();
    }

    boolean fallsSilent(DeviceId id) {
        Optional<Claim> claim = session(id);
        claim.ifPresent(one -> settle(one, new Outcome.Unconfirmed(Saying.of("has not come back"))));
        leftovers(id);
        return claim.isPresent();
    }

    /// What it is good to know afterwards.
    private void leftovers(DeviceId id) {
        for (Optional<Claim> more = queue.claim(id, "cwmp"); more.isPresent(); more = queue.claim(id, "cwmp")) {
            settle(more.get(), confirmed());
        }
    }

    void settle(Claim claim, Outcome outcome) {
        assertThat(queue.settle(claim, new Progress.Settled(outcome))).isTrue();
    }

    Outcome confirmed() {
        return new Outcome.Confirmed(new Evidence(clock.instant(), Saying.of("done"), List.of()));
    }

    /// Time passes, the campaigns are moved on, and boxes are heard as usual.
    void pass(Duration time) {
        clock.advance(time);
        runner.tick();
        runner.tick();
    }

    @Override
    public void close() {
        registry.close();
        executor.close();
        database.close();
    }
}
