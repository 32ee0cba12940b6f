package org.pilotacs.acs.intake;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.action.ActionWorld;
import org.pilotacs.acs.device.Box;
import org.pilotacs.acs.device.DeviceEvent;
import org.pilotacs.acs.device.Identity;
import org.pilotacs.acs.device.JdbcDeviceRegistry;
import org.pilotacs.acs.device.LinkOrder;
import org.pilotacs.acs.device.Sighting;
import org.pilotacs.acs.device.UnknownDevices;
import org.pilotacs.acs.incident.Observation;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.profile.Boxes;
import org.pilotacs.acs.reading.ReadingWriter;
import org.pilotacs.acs.task.TaskIds;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import static org.assertj.core.api.Assertions.assertThat;

/// What each report of a box shows of it.
class IntakeShowsTest {
    private static final Identity DECODER = Boxes.sagevision("100").identity();

    private final List<Observation> shown = new CopyOnWriteArrayList<>();
    private ActionWorld world;
    private JdbcDeviceRegistry registry;
    private ReadingWriter writer;
    private Intake intake;

    @BeforeEach
    void open() {
        world = ActionWorld.empty(TestDatabases.Kind.H2);
        registry = new JdbcDeviceRegistry(world.database, Thread.ofVirtual().factory(), UnknownDevices.ACCEPT,
                LinkOrder.NONE);
        writer = new ReadingWriter(world.history, Thread.ofVirtual().factory());
        intake = new Intake(registry, world.profiles, world.tasks, new TaskIds(world.clock, new Random(1)), writer,
                Set.of(), shown::add);
    }

    @AfterEach
    void close() {
        writer.close();
        registry.close();
        world.close();
    }

    private Sighting comes(DeviceEvent.Kind kind) {
        return new Box(DECODER).comes(world.clock.instant(), kind,
                Box.value("Device.DeviceInfo.SoftwareVersion", "1.0"));
    }

    @Test
    void each_is_told_with_how_the_box_was_heard() {
        intake.seen(comes(DeviceEvent.Kind.PERIODIC));
        intake.seen(comes(DeviceEvent.Kind.BOOT));
        intake.seen(comes(DeviceEvent.Kind.KNOCK_ANSWERED));
        assertThat(shown).extracting(Observation::heard).containsExactly(Observation.Heard.REGULARLY,
                Observation.Heard.STARTING, Observation.Heard.OTHERWISE);
        assertThat(shown).allSatisfy(one -> assertThat(one.device().identity()).isEqualTo(DECODER));
    }
}
