package org.pilotacs.agent.linux;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pilotacs.agent.board.CardReader;
import org.pilotacs.agent.board.Firmware.Installation;
import org.pilotacs.agent.board.Health;
import org.pilotacs.agent.board.Identity;
import org.pilotacs.agent.board.Journal.Deed;
import org.pilotacs.agent.board.Network;
import org.pilotacs.agent.dvb.FrontEnds;
import org.pilotacs.agent.dvb.LnbPlan;
import org.pilotacs.agent.linux.LinuxConfig.Label;
import org.pilotacs.agent.model.Answer;
import org.pilotacs.agent.model.DataModel;
import org.pilotacs.protocols.cwmp.ParameterValueStruct;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// What the board makes of a machine's files.
class LinuxBoardTest {
    @TempDir
    private Path folder;

    private Machine decoder() throws Exception {
        return Machine.copied("decoder", folder);
    }

    @Test
    void aDecoderSaysWhoItIsByItsDeviceTreeAndItsCard() throws Exception {
        Machine machine = decoder();
        assertThat(machine.board(machine.config()).identity()).isEqualTo(new Identity("Linux", "A1B2C3",
                "Sagevision-SV-L1-Rev-2", "SVL1000042", "Sagevision SV-L1 Rev 2", "1"));
    }

    @Test
    void theOperatorKnowsBetter() throws Exception {
        Machine machine = decoder();
        Label label = new Label("Sagevision", "0A0B0C", "SV-L1", "7", "L1", "2");
        assertThat(machine.board(machine.config(label, Command.NONE)).identity())
                .isEqualTo(new Identity("Sagevision", "0A0B0C", "SV-L1", "7", "L1", "2"));
    }

    /// A BIOS full of fillers, and an address that was drawn by lot.
    @Test
    void aMachineThatDoesNotSayWhoItIsIsNotMadeUp() throws Exception {
        Machine machine = Machine.copied("modem", folder);
        assertThatThrownBy(() -> machine.board(machine.config()))
                .isInstanceOfSatisfying(IncompleteIdentityException.class,
                        missing -> assertThat(missing.key()).isEqualTo("box.oui"));
        assertThatThrownBy(() -> machine.board(machine.config(new Label("", "A1B2C3", "", "", "", ""), Command.NONE)))
                .isInstanceOfSatisfying(IncompleteIdentityException.class,
                        missing -> assertThat(missing.key()).isEqualTo("box.serial-number"));
        assertThat(machine.board(machine.config(new Label("", "A1B2C3", "", "1", "", ""), Command.NONE)).identity())
                .isEqualTo(
                        new Identity("Telmar Sp. z o.o.", "A1B2C3", "TM-500-LTE-modem", "1", "TM-500 LTE modem", "B2"));
    }

    @Test
    void healthIsWhatTheKernelSays() throws Exception {
        Machine machine = decoder();
        LinuxBoard board = machine.board(machine.config());
        // busy 6100 of 97100 ticks since the start
        assertThat(board.health()).isEqualTo(new Health(999_012, 612_480, 6, 64));
        machine.write("proc/stat", "cpu  4050 100 1900 90050 1000 0 100 0 0 0\n");
        assertThat(board.health().cpuUsage()).isEqualTo(50);
        machine.write("proc/stat", "cpu  4051 100 1900 90050 1000 0 100 0 0 0\n");
        assertThat(board.health().cpuUsage()).as("one tick is no measurement").isEqualTo(50);
        assertThat(board.power().uptime()).isEqualTo(Duration.ofSeconds(86_461));
    }

    @Test
    void whatIsNotMeasuredIsNotCalledZero() throws Exception {
        Machine machine = Machine.copied("modem", folder);
        LinuxBoard board = machine.board(machine.config(new Label("", "A1B2C3", "", "1", "", ""), Command.NONE));
        assertThat(board.health()).isEqualTo(new Health(252_000, 40_000, 0, Health.NO_TEMPERATURE));
        assertThat(names(LinuxModel.on(board, Map.of())))
                .noneMatch(name -> name.contains("TemperatureStatus") || name.contains("SmartCard")
                        || name.contains("PIN") || name.contains("Standby"));
    }

    @Test
    void theDefaultRouteOfTheLowestMetricLeadsToTheServer() throws Exception {
        Machine machine = decoder();
        Ports ports = new Ports(machine.roots(), LinuxBoardTest::addresses, "");
        assertThat(Ports.network(ports.all())).isEqualTo(new Network("A1:B2:C3:00:00:2A", "192.168.1.20", true));
        assertThat(ports.all()).extracting(Ports.Port::name).containsExactly("eth0", "wlan0");
        assertThat(ports.all().getFirst()).satisfies(eth -> {
            assertThat(eth.speed()).isEqualTo(1_000);
            assertThat(eth.traffic())
                    .isEqualTo(new Ports.Traffic(8_000, 7_000, 6_000, 5_000, 4_000, 3_000, 2_000, 1_000));
        });
        assertThat(ports.all().getLast().wireless()).isEqualTo(new Ports.Wireless(-56, 0));
        assertThat(new Ports(machine.roots(), LinuxBoardTest::addresses, "wlan0").all().getFirst().name())
                .isEqualTo("wlan0");
    }

    /// Addresses that a household without IPv4 has.
    @Test
    void aBoxWithIpv6AloneIsReachedByThat() throws Exception {
        Machine machine = Machine.copied("modem", folder);
        Ports ports = new Ports(machine.roots(), _ -> List.of(address("fe80::1"), address("2001:db8::7")), "");
        assertThat(Ports.network(ports.all()))
                .isEqualTo(new Network("02:FC:00:00:00:01", "2001:db8:0:0:0:0:0:7", true));
    }

    private static List<InetAddress> addresses(String port) {
        return port.equals("eth0") ? List.of(address("192.168.1.20")) : List.of();
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    @Test
    void theVersionIsThatOfTheImage() throws Exception {
        Machine machine = decoder();
        LinuxBoard board = machine.board(machine.config());
        assertThat(board.firmware().version()).isEqualTo("2.4.1-r7");
        machine.write("etc/os-release", "VERSION_ID='7'\n");
        assertThat(board.firmware().version()).isEqualTo("7");
    }

    @Test
    void anInstallerSaysWhatBecameOfAnImage() throws Exception {
        Machine machine = decoder();
        byte[] image = { 1, 2, 3};
        assertThat(installed(machine, "test \"$(wc -c < $1)\" = 3 && echo 2.5", image))
                .isEqualTo(new Installation.Installed("2.5"));
        assertThat(installed(machine, "echo checksum; exit 2", image))
                .isEqualTo(new Installation.Corrupt("ended with 2: checksum"));
        assertThat(installed(machine, "exit 3", image)).isEqualTo(new Installation.ForeignImage("ended with 3"));
        assertThat(installed(machine, "echo no space >&2; exit 1", image))
                .isEqualTo(new Installation.Failed("installer ended with 1: no space"));
        assertThat(machine.board(machine.config()).firmware().install(image))
                .isEqualTo(new Installation.Failed("this box has no installer"));
        assertThat(folder.resolve("state/image")).doesNotExist();
    }

    private static Installation installed(Machine machine, String script, byte[] image) {
        return new CommandFirmware(machine.roots(),
                new FirmwareConfig(Machine.shell(script), Duration.ofSeconds(10), 1 << 20, null),
                machine.folder().resolve("state/image")).install(image);
    }

    @Test
    void aRestartThatDoesNotHappenIsNoticed() throws Exception {
        Machine machine = decoder();
        LinuxConfig config = machine.config(new Label("", "", "", "", "", ""), Machine.shell("exit 1"));
        LinuxBoard board = machine.board(config);
        assertThat(board.takeRestartFailure()).isFalse();
        CompletableFuture<Boolean> goingDown = new CompletableFuture<>();
        board.onRestart(goingDown::complete);
        board.power().restart();
        assertThat(goingDown.get(10, TimeUnit.SECONDS)).isFalse();

        LinuxBoard sameBoot = machine.board(config);
        assertThat(sameBoot.takeRestartFailure()).isTrue();
        assertThat(sameBoot.takeRestartFailure()).as("said once").isFalse();

        sameBoot.power().restart();
        machine.write("proc/sys/kernel/random/boot_id", "another\n");
        assertThat(machine.board(config).takeRestartFailure()).isFalse();
    }

    @Test
    void aFactoryResetDoesNotMakeABoxNew() throws Exception {
        Machine machine = decoder();
        LinuxBoard board = machine.board(machine.config());
        Instant first = board.power().firstUse();
        board.flash().erase();
        assertThat(machine.board(machine.config()).power().firstUse()).isEqualTo(first);
    }

    @Test
    void pinCardAndStandbyComeFromTheMiddleware() throws Exception {
        Machine machine = decoder();
        machine.write("card", "status=running\nserial=012345678901\npaired=yes\nentitlements=12\nfailures=3\n");
        machine.write("pin", "4711\n");
        machine.write("standby", "1\n");
        LinuxConfig plain = machine.config();
        LinuxBoard board = machine.board(new LinuxConfig(plain.label(), plain.state(), "", plain.firmware(),
                Command.NONE, new LinuxConfig.Standby(Command.NONE, Command.NONE, folder.resolve("standby")),
                new LinuxConfig.Pin(Command.NONE, Command.NONE, folder.resolve("pin")),
                new LinuxConfig.Card(Command.NONE, folder.resolve("card"), Command.NONE, Command.NONE)));
        DataModel model = LinuxModel.on(board, Map.of());
        String stb = "Device.Services.STBService.1.";
        assertThat(values(model)).containsEntry("Device.SmartCardReaders.SmartCardReader.1.SmartCard.SerialNumber",
                "012345678901").containsEntry(stb + "Components.CA.1.X_PILOTACS-ORG_EntitlementCount", "12")
                .containsEntry(stb + "X_PILOTACS-ORG_Parental.PINIsDefault", "0")
                .containsEntry(stb + "X_PILOTACS-ORG_Standby", "1");
        board.pinStore().reset();
        board.power().standby(false);
        assertThat(Files.readString(folder.resolve("pin"))).isEqualTo("0000\n");
        assertThat(board.pinStore().isDefault()).isTrue();
        assertThat(board.power().standby()).isFalse();
        assertThat(board.journal().count(Deed.PIN_RESET)).isEqualTo(1);
    }

    @Test
    void aResetThatFailedIsNotCalledTheFactorysPin() throws Exception {
        Machine machine = decoder();
        LinuxBoard board = machine.board(machine.config());
        CommandPin pin = new CommandPin(
                new LinuxConfig.Pin(Machine.shell("exit 1"), Machine.shell("echo changed"), null), board.journal(),
                board.clock());
        pin.reset();
        assertThat(pin.isDefault()).isFalse();
        assertThat(board.journal().count(Deed.PIN_RESET)).isZero();
    }

    @Test
    void theRightsOfACardAreSentAgainByTheBoxsOwnProgram() throws Exception {
        Machine machine = decoder();
        LinuxBoard board = machine.board(machine.config());
        machine.write("card", "status=running\npaired=yes\nentitlements=0\n");
        CommandCard card = new CommandCard(new LinuxConfig.Card(Command.NONE, folder.resolve("card"),
                Machine.shell("echo entitlements=12 >> " + folder.resolve("card")), Command.NONE), board.clock());
        assertThat(card.read().entitlements()).isZero();
        assertThat(card.canRefresh()).isTrue();
        assertThat(card.refresh()).isTrue();
        assertThat(card.read().entitlements()).as("read anew, not remembered").isEqualTo(12);
        assertThat(new CommandCard(new LinuxConfig.Card(Command.NONE, null, Machine.shell("exit 1"), Command.NONE),
                board.clock())
                .refresh()).isFalse();
        assertThat(board.cardReader().canRefresh()).as("no program, no button").isFalse();
    }

    @Test
    void theRightsOfACardAreChangedByTheBoxsOwnProgram() throws Exception {
        Machine machine = decoder();
        LinuxBoard board = machine.board(machine.config());
        CommandCard card = new CommandCard(new LinuxConfig.Card(Command.NONE, null, Command.NONE,
                Machine.shell("echo \"$@\" >> " + folder.resolve("rights"))), board.clock());
        assertThat(card.canEntitle()).isTrue();
        assertThat(card.entitle(List.of(new CardReader.Right(257, Instant.parse("2027-01-01T00:00:00Z")),
                new CardReader.Right(258, Instant.parse("2027-02-01T00:00:00Z"))))).isTrue();
        assertThat(card.revoke(List.of(257, 9))).isTrue();
        assertThat(folder.resolve("rights")).hasContent("""
                257=2027-01-01T00:00:00Z 258=2027-02-01T00:00:00Z
                257= 9=
                """);
        assertThat(new CommandCard(new LinuxConfig.Card(Command.NONE, null, Command.NONE, Machine.shell("exit 1")),
                board.clock()).revoke(List.of(257))).isFalse();
        assertThat(board.cardReader().canEntitle()).isFalse();
    }

    @Test
    void aPinThatIsInAFileCanBeChosen() throws Exception {
        Machine machine = decoder();
        LinuxBoard board = machine.board(machine.config());
        CommandPin pin = new CommandPin(new LinuxConfig.Pin(Command.NONE, Command.NONE, folder.resolve("pin")),
                board.journal(), board.clock());
        assertThat(pin.canSet()).isTrue();
        assertThat(pin.set("4711")).isTrue();
        assertThat(folder.resolve("pin")).hasContent("4711");
        assertThat(pin.isDefault()).isFalse();
        assertThat(board.pinStore().canSet()).as("no file").isFalse();
    }

    @Test
    void aSilentMiddlewareIsNoEmptySlot() {
        assertThat(CommandCard.state("nonsense")).isEqualTo(CommandCard.state("status=error"));
        assertThat(CommandCard.state("status=none").status()).isNotEqualTo(CommandCard.state("").status());
    }

    private static List<String> names(DataModel model) {
        return List.copyOf(values(model).keySet());
    }

    private static Map<String, String> values(DataModel model) {
        return switch (model.get(List.of("Device."))) {
            case Answer.Given<List<ParameterValueStruct>>(var values) -> values.stream()
                    .collect(Collectors.toMap(ParameterValueStruct::name, ParameterValueStruct::value));
            case Answer.Refused<List<ParameterValueStruct>> refused -> throw new AssertionError(refused);
        };
    }

    /// The machine that the tests run on: nothing about it is known but that it is one.
    @Test
    void thisMachineIsABoard() throws Exception {
        Machine here = new Machine(folder);
        LinuxBoard board = new LinuxBoard(here.config(new Label("", "A1B2C3", "", "1", "", ""), Command.NONE),
                Roots.MACHINE, FrontEnds.ofMachine(Path.of("/dev/dvb"),
                        LnbPlan.UNIVERSAL, Clock.systemUTC()),
                Clock.systemUTC());
        assertThat(board.health().memoryTotal()).isGreaterThan(board.health().memoryFree());
        assertThat(board.health().memoryFree()).isPositive();
        assertThat(board.power().uptime()).isPositive();
        assertThat(board.firmware().version()).isNotEmpty();
        assertThat(values(LinuxModel.on(board, Map.of()))).containsEntry("Device.DeviceInfo.SerialNumber", "1")
                .allSatisfy((name, value) -> assertThat(value).as(name).doesNotContain("\n"));
    }
}
