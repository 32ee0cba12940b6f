package org.pilotacs.acs.action;

import org.junit.jupiter.api.Test;
import org.pilotacs.acs.broadcast.Broadcasts;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.Identity;
import org.pilotacs.acs.device.ParameterTree;
import org.pilotacs.acs.device.Value;
import org.pilotacs.acs.device.ValueType;
import org.pilotacs.acs.firmware.Artefact;
import org.pilotacs.acs.firmware.Fit;
import org.pilotacs.acs.profile.Boxes;
import org.pilotacs.acs.profile.Profile;
import org.pilotacs.acs.profile.ProfileConfig;
import org.pilotacs.acs.profile.SessionTraits;
import org.pilotacs.acs.profile.YamlProfiles;
import org.pilotacs.acs.saying.Language;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Assignment;
import org.pilotacs.acs.task.Carrier;
import org.pilotacs.acs.task.NewTask;
import org.pilotacs.acs.task.Operation;
import org.pilotacs.acs.task.Priority;
import org.pilotacs.acs.task.TaskId;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;

class PlannerTest {
    private static final YamlProfiles PROFILES = YamlProfiles.load(ProfileConfig.DEFAULT);
    private static final String WLAN = "InternetGatewayDevice.LANDevice.1.WLANConfiguration.1.";
    private static final Instant DEADLINE = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    void aRestartIsOneOrderAndALookAfterIt() {
        Plan.Ready plan = ready(new ActionRequest.Restart(), Boxes.sagevision("1"));
        assertThat(plan.steps()).extracting(Plan.Step::role).containsExactly(new Role.Order(), new Role.Look());
        NewTask restart = plan.tasks().getFirst();
        assertThat(restart.operation()).isEqualTo(new Operation.Restart());
        assertThat(restart.after()).isNull();
        assertThat(restart.action()).isEqualTo("00000000000000000000aaaa");
        assertThat(restart.priority()).isEqualTo(Priority.CONSULTANT);
        assertThat(restart.deadline()).isEqualTo(DEADLINE);
        assertThat(plan.tasks().getLast().after()).isEqualTo(restart.id());
    }

    @Test
    void aPinResetIsAWriteAndACheckWhereTheModelHasOne() {
        assertThat(ready(new ActionRequest.ResetPin(), Boxes.sagevision("1")).steps()).extracting(Plan.Step::role)
                .containsExactly(new Role.Order(), new Role.Check(
                        "Device.Services.STBService.1.X_A1B2C3_Parental.PINIsDefault", "true",
                        new Saying.Written(Map.of(Language.ENGLISH,
                                "the box says that its PIN is the factory one, 0000", Language.POLISH,
                                "urządzenie podaje, że ma fabryczny PIN, czyli 0000")),
                        Map.of()));
        assertThat(ready(new ActionRequest.ResetPin(), Boxes.telmar("1")).tasks()).singleElement()
                .extracting(NewTask::operation).isEqualTo(new Operation.Write(List.of(new Assignment(
                        "InternetGatewayDevice.X_0C0D0E_Parental.ResetPIN", new Value(ValueType.UNSIGNED_INT, "1")))));
    }

    @Test
    void aModelThatCannotSaysWhyAndWhatElseToDo() {
        assertThat(refusal(new ActionRequest.ResetPin(), Boxes.homegate("1")))
                .isEqualTo("A router has no viewing PIN. Choose the customer’s decoder instead.");
        Plan plan = Planner.plan(new ActionRequest.ResetPin(), Boxes.sagevision("1"),
                new Profile("Bare", SessionTraits.DEFAULT), order(), ids());
        assertThat(((Plan.Refused) plan).reason()).hasToString("This model (Bare) cannot do it from here."
                + " Guide the customer through the PIN page of the box’s menu.");
        assertThat(Language.POLISH.say(((Plan.Refused) plan).reason())).isEqualTo(
                "Ten model (Bare) nie zrobi tego zdalnie. Przeprowadź klienta przez ustawienia PIN w menu urządzenia.");
        assertThat(((Plan.Refused) plan).reason().code()).isEqualTo("action.not-from-here");
    }

    @Test
    void theReadsOfACheckDoNotWaitForEachOther() {
        Plan.Ready plan = ready(new ActionRequest.CheckSignal(), Boxes.homegate("1"));
        assertThat(plan.steps()).hasSizeGreaterThan(1).allSatisfy(step -> {
            assertThat(step.role()).isEqualTo(new Role.Read());
            assertThat(step.task().after()).isNull();
        });
    }

    @Test
    void aWriteIsReadBackExceptForWhatNeverReadsBack() {
        Assignment ssid = new Assignment(WLAN + "SSID", Value.string("Home"));
        Assignment key = new Assignment(WLAN + "KeyPassphrase", Value.string("sesame12"));
        Plan.Ready plan = ready(new ActionRequest.Write(List.of(ssid, key)), Boxes.homegate("1"));
        assertThat(plan.tasks()).extracting(NewTask::operation).containsExactly(
                new Operation.Write(List.of(ssid, key)), new Operation.Read(List.of(WLAN + "SSID")));
        assertThat(ready(new ActionRequest.Write(List.of(key)), Boxes.homegate("1")).tasks()).hasSize(1);
    }

    @Test
    void whatCannotWorkIsRefusedBeforeTheDeviceIsBothered() {
        Device box = Boxes.sagevision("1");
        assertThat(refusal(new ActionRequest.Read(List.of()), box))
                .isEqualTo("No parameter is named. Name at least one.");
        assertThat(refusal(new ActionRequest.Read(Collections.nCopies(201, "Device.A")), box))
                .isEqualTo("Too many parameters at once: 201. Name at most 200.");
        assertThat(refusal(new ActionRequest.Read(List.of("Device.A", "Device.A")), box))
                .isEqualTo("Device.A is named twice. Name it once.");
        assertThat(refusal(new ActionRequest.Read(List.of("InternetGatewayDevice.A")), box)).isEqualTo(
                "InternetGatewayDevice.A is not in this box’s data model. Its paths begin with Device.");
        assertThat(refusal(new ActionRequest.Read(List.of(" ")), box)).isEqualTo("A path has 1 to 256 characters.");
        assertThat(refusal(new ActionRequest.Write(List.of(new Assignment("Device.A.", Value.string("1")))), box))
                .isEqualTo("Device.A. is an object and has no value. Name one parameter.");
        assertThat(refusal(new ActionRequest.Discover("Device.A"), box)).isEqualTo(
                "Device.A is a parameter and has nothing below it. Name an object, which ends in a dot.");
    }

    @Test
    void theWholeDataModelMayBeDiscovered() {
        assertThat(ready(new ActionRequest.Discover(""), Boxes.sagevision("1")).tasks()).singleElement()
                .extracting(NewTask::operation).isEqualTo(new Operation.Discover("", true));
    }

    @Test
    void whatCannotGoBySatelliteSaysWhyAndWhatElseToDo() {
        Device listener = Boxes.device(new Identity("Sagevision", "A1B2C3", "SV-O1", "1"), Device.ONE_WAY, "");
        assertThat(refusal(new ActionRequest.Reconnect(), listener))
                .isEqualTo("Which card this box has is not known. Put its number into the inventory, then ask again.");
        assertThat(refusal(new ActionRequest.CheckSignal(), listener)).startsWith("This box cannot answer");
        assertThat(refusal(new ActionRequest.Read(List.of("OneWay.A")), listener)).startsWith("This box cannot answer");
        assertThat(refusal(new ActionRequest.ResetPin(Way.SATELLITE), Boxes.homegate("1")))
                .startsWith("This model (").contains("does not take this by satellite").contains("PIN page");
        assertThat(refusal(new ActionRequest.Reconnect(), carded(listener)))
                .startsWith("This server is connected with no multiplexer");
    }

    @Test
    void aBoxThatAnswersIsToldInASessionUnlessTheSatelliteIsAskedFor() {
        Device hybrid = carded(Boxes.sagevision("1"));
        assertThat(ready(new ActionRequest.ResetPin(), hybrid).tasks()).extracting(task -> task.operation().carrier())
                .containsOnly(Carrier.SESSION);
        assertThat(refusal(new ActionRequest.ResetPin(Way.SATELLITE), hybrid)).contains("no multiplexer");
    }

    @Test
    void whatDoesNotFitIsRefusedByWhatDoesNotFit() {
        Device box = Boxes.sagevision("1");
        assertThat(refusal(image(new Fit("", "SV-L2", ""), "3"), box))
                .isEqualTo("3 is for the model SV-L2; this box is a SV-S2.");
        assertThat(refusal(image(new Fit("00D09E", "SV-S2", ""), "3"), box))
                .isEqualTo("3 is for boxes of the maker 00D09E; this box is of A1B2C3.");
        assertThat(refusal(image(new Fit("", "SV-S2", "2"), "3"), box))
                .isEqualTo("3 is for hardware 2; this box has hardware 1.");
        assertThat(refusal(image(new Fit("", "SV-S2", "", List.of("2.3.*", "2.5.0")), "3"), box)).isEqualTo(
                "3 may follow only on version 2.3.*, 2.5.0; this box runs 2.4.1. Give it one of those first.");
        assertThat(refusal(image(new Fit("", "SV-S2", ""), "2.4.1"), box)).contains("2.4.1 already");
        assertThat(plan(image(new Fit("a1b2c3", "sv-s2", "1", List.of("2.4.*")), "3"), box))
                .isInstanceOf(Plan.Ready.class);
    }

    private static Artefact image(Fit fit, String version) {
        return new Artefact("0123456789abcdef01234567", Artefact.Kind.FIRMWARE, fit, version, "fw.bin", 1, "", "", "",
                Instant.EPOCH, "");
    }

    private static String refusal(Artefact image, Device box) {
        return ((Plan.Refused) plan(image, box)).reason().toString();
    }

    private static Plan plan(Artefact image, Device box) {
        Planner.Order order = order();
        return Planner.plan(new ActionRequest.UpdateFirmware(image.id()), box, PROFILES.of(box),
                new Planner.Order(order.action(), order.priority(), order.deadline(), order.tests(), image,
                        order.broadcasts(), order.known()),
                ids());
    }

    private static Device carded(Device box) {
        return new Device(box.id(), box.identity(), box.root(), box.modelName(), box.softwareVersion(),
                box.hardwareVersion(), box.link(), box.knockAddress(), box.peer(), box.firstSeen(), box.lastSeen(),
                box.lastBoot(), box.lastBootstrap(), box.informed(), box.subscriber(), "10744321187", box.tags(),
                false);
    }

    private static String refusal(ActionRequest request, Device device) {
        return ((Plan.Refused) plan(request, device)).reason().toString();
    }

    private static Plan.Ready ready(ActionRequest request, Device device) {
        return (Plan.Ready) plan(request, device);
    }

    private static Plan plan(ActionRequest request, Device device) {
        return Planner.plan(request, device, PROFILES.of(device), order(), ids());
    }

    private static Planner.Order order() {
        return new Planner.Order("00000000000000000000aaaa", Priority.CONSULTANT, DEADLINE, ActionWorld.TESTS, null,
                Broadcasts.NONE, ParameterTree.EMPTY);
    }

    private static java.util.function.Supplier<TaskId> ids() {
        AtomicInteger count = new AtomicInteger();
        return () -> new TaskId("%024x".formatted(count.incrementAndGet()));
    }
}
