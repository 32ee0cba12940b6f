package org.pilotacs.acs.door.console;

import com.microsoft.playwright.Page;
import org.pilotacs.acs.action.Action;
import org.pilotacs.acs.action.ActionRequest;
import org.pilotacs.acs.action.ActionWorld;
import org.pilotacs.acs.complaint.Complaint;
import org.pilotacs.acs.device.Box;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DeviceEvent;
import org.pilotacs.acs.device.Identity;
import org.pilotacs.acs.device.Learnt;
import org.pilotacs.acs.device.Value;
import org.pilotacs.acs.device.ValueType;
import org.pilotacs.acs.diagnosis.Examination;
import org.pilotacs.acs.diagnostic.DiagnosticKind;
import org.pilotacs.acs.door.SampleBox;
import org.pilotacs.acs.door.TestDoor;
import org.pilotacs.acs.file.FileKind;
import org.pilotacs.acs.file.SentFiles;
import org.pilotacs.acs.firmware.Artefact;
import org.pilotacs.acs.firmware.Fit;
import org.pilotacs.acs.firmware.NewArtefact;
import org.pilotacs.acs.firmware.Shelf;
import org.pilotacs.acs.reading.Reading;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Claim;
import org.pilotacs.acs.task.Fault;
import org.pilotacs.acs.task.Knock;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.trace.WireTrace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// Every page in every state that it can show: with no box, one and many; known lately, long ago and never; while an
/// action goes, and after each way in which it can end. Not `/docs`: that page is Swagger UI's, and so are its colours.
final class Gallery implements AutoCloseable {
    private static final String TOKEN = "a-token-of-sixteen-or-more";
    private static final Consumer<Page> NOTHING = _ -> {};
    private static final String FRONT_END = "Device.Services.STBService.1.Components.FrontEnd.%d.X_A1B2C3_DVBS.";

    private final TestDoor door = TestDoor.open();
    private final TestDoor empty = TestDoor.open();
    private final TestDoor one = TestDoor.open();
    private final TestDoor wary = TestDoor.quarantining();
    private final TestDoor guarded = TestDoor.guarded(TOKEN);
    private final AirGallery air = new AirGallery();
    private final CampaignGallery campaigns = new CampaignGallery();
    private final List<Sight> sights = new ArrayList<>();
    private int boxes = 1000;

    /// Something to look at.
    ///
    /// @param then what to do on the page first
    record Sight(String name, String uri, Consumer<Page> then) {
        @Override
        public String toString() {
            return name;
        }
    }

    Gallery() {
        SampleBox.comes(one.core, "SN-1001");
        boxesByThemselves();
        goingActions();
        endedActions();
        testedLines();
        fetchedFiles();
        lists();
        othersThanPages();
        desk();
        sights.addAll(air.sights());
        sights.addAll(campaigns.sights());
    }

    List<Sight> sights() {
        return List.copyOf(sights);
    }

    @Override
    public void close() {
        List.of(door, empty, one, wary, guarded).forEach(TestDoor::close);
        air.close();
        campaigns.close();
    }

    private void add(String name, String path) {
        add(name, path, NOTHING);
    }

    private void add(String name, String path, Consumer<Page> then) {
        sights.add(new Sight(name, door.uri(path).toString(), then));
    }

    private Device box() {
        return SampleBox.comes(door.core, "SN-" + ++boxes);
    }

    private void boxesByThemselves() {
        add("box", DeviceView.href(box()));
        add("box-fresh", DeviceView.href(SampleBox.comes(door.core, "SN-2001", SampleBox.LATELY, SampleBox.LATELY)));
        add("box-old",
                DeviceView.href(SampleBox.comes(door.core, "SN-2002", SampleBox.YESTERDAY, SampleBox.YESTERDAY)));
        Device faulty = SampleBox.comes(door.core, "SN-2003", SampleBox.LATELY, SampleBox.LATELY);
        door.core.sees(new Box(faulty.identity()).tells(TestDoor.NOW, Box.value(FRONT_END.formatted(1) + "Locked",
                "false"), Box.value(FRONT_END.formatted(1) + "LNB.Status", "Short")));
        add("box-faulty", DeviceView.href(faulty));
        add("box-more", DeviceView.href(faulty), page -> page.locator(".orders summary").click());
        add("box-diagnosed", DeviceView.href(fallen()), page -> page.locator(".why summary").click());
        String href = DeviceView.href(door.core.sees(new Box(longName()).comes(TestDoor.NOW.minus(Duration.ofDays(10)),
                DeviceEvent.Kind.BOOTSTRAP)));
        add("box-unknown", href);
        add("parameters-unknown", href + "/parameters");
        String router = DeviceView.href(router());
        add("router", router);
        add("router-wifi", router, page -> page.locator("details.wifi summary").click());
    }

    /// Four days ago its margin fell and stayed low.
    private Device fallen() {
        Device box = SampleBox.comes(door.core, "SN-2004", SampleBox.LATELY, SampleBox.LATELY);
        List<Reading> past = new ArrayList<>();
        for (int day = 13; day > 0; day--) {
            for (int tuner = 1; tuner <= 2; tuner++) {
                Instant at = TestDoor.NOW.minus(Duration.ofDays(day));
                past.add(new Reading("tuner." + tuner + ".margin", day > 4 ? "6." + day % 4 : "0." + (day + tuner),
                        "dB", at,
                        ""));
                past.add(new Reading("tuner." + tuner + ".level", day > 4 ? "-45" : "-53", "dBm", at, ""));
            }
        }
        door.core.history.append(box.id(), past);
        Map<String, String> now = new TreeMap<>();
        for (int tuner = 1; tuner <= 2; tuner++) {
            String own = FRONT_END.formatted(tuner);
            Map.of("LinkMargin", "4", "CNR", "91", "SignalLevel", "-530", "Locked", "true")
                    .forEach((name, value) -> now.put(own + name, value));
        }
        return door.core.sees(new Box(box.identity()).tells(TestDoor.NOW, now.entrySet().stream()
                .map(one -> Box.value(one.getKey(), one.getValue())).toArray(Learnt[]::new)));
    }

    private static Identity longName() {
        return new Identity("A manufacturer with quite a long name indeed", "0F0E0D",
                "Extraordinarily-Long-Product-Class-Name", "SERIAL-" + "0123456789".repeat(6));
    }

    /// With more networks and neighbours than fit side by side.
    private Device router() {
        Device router = door.core.comes(ActionWorld.ROUTER);
        Map<String, String> values = new TreeMap<>();
        String lan = "InternetGatewayDevice.LANDevice.1.";
        for (int i = 1; i <= 6; i++) {
            String host = lan + "Hosts.Host." + i + ".";
            values.putAll(Map.of(host + "HostName", i == 3 ? "the-living-room-television-of-the-house" : "device-" + i,
                    host + "IPAddress", "192.168.1.1" + i, host + "MACAddress", "00:11:22:33:44:5" + i,
                    host + "Active", Boolean.toString(i != 4)));
        }
        values.putAll(Map.of(lan + "WLANConfiguration.1.SSID", "Dom Kowalskich na Mokotowie",
                lan + "WLANConfiguration.1.Enable", "true", lan + "WLANConfiguration.1.Channel", "11"));
        values.putAll(Map.of("InternetGatewayDevice.DeviceInfo.UpTime", "93", "InternetGatewayDevice.DeviceInfo"
                + ".MemoryStatus.Free", "183204"));
        Action check = door.begin(router, new ActionRequest.CheckSignal());
        door.core.answer(door.core.claim(router.id()), router, values);
        for (int left = check.steps().size() - 1; left > 0; left--) {
            door.core.settle(door.core.claim(router.id()), door.core.confirmed());
        }
        return router;
    }

    private void goingActions() {
        Device knocked = box();
        door.begin(knocked, new ActionRequest.ResetPin());
        door.core.bell.says(Knock.State.TRYING, TestDoor.NOW);
        add("box-knocking", DeviceView.href(knocked));
        Device working = box();
        door.begin(working, new ActionRequest.CheckSignal());
        door.core.claim(working.id());
        add("box-in-session", DeviceView.href(working));
        Device away = box();
        Action restart = door.begin(away, new ActionRequest.Restart());
        door.core.park(door.core.claim(away.id()));
        add("box-waiting", DeviceView.href(away));
        add("action-waiting", "/actions/" + restart.id());
    }

    private void endedActions() {
        Device confirmed = box();
        add("action-confirmed", "/actions/" + measured(confirmed).id());
        add("box-confirmed", DeviceView.href(confirmed));
        Device refused = box();
        ended(refused, new Outcome.Refused(Saying.of("the box is on its oldest firmware")));
        add("box-refused", DeviceView.href(refused));
        Device failed = box();
        ended(failed, new Outcome.Failed(
                new Fault(Fault.Kind.SESSION, "9002", Saying.of("the box broke the session off"), null)));
        add("box-failed", DeviceView.href(failed));
        add("action-unconfirmed",
                "/actions/" + ended(box(), new Outcome.Unconfirmed(Saying.of("the box took the order"))).id());
        Device calledOff = box();
        Action off = door.begin(calledOff, new ActionRequest.Restart());
        door.actions.cancel(off.id(), Saying.NOTHING);
        add("action-cancelled", "/actions/" + off.id());
        Device read = box();
        Action reading = door.begin(read, new ActionRequest.Read(List.of("Device.DeviceInfo.")));
        Map<String, String> values = new TreeMap<>();
        IntStream.range(0, 12).forEach(i -> values.put("Device.DeviceInfo.X_A1B2C3_Quite.LongName" + i + ".Setting",
                "value ".repeat(i)));
        door.core.answer(door.core.claim(read.id()), read, values);
        add("action-values", "/actions/" + reading.id());
    }

    private void testedLines() {
        ActionRequest line = new ActionRequest.TestLine(List.of(DiagnosticKind.PING, DiagnosticKind.TRACE),
                "edge.operator.example");
        Device testing = box();
        door.begin(testing, line);
        door.core.park(door.core.claim(testing.id()));
        add("box-testing", DeviceView.href(testing));
        Device tested = box();
        Action both = door.begin(tested, line);
        String ping = "Device.IP.Diagnostics.IPPing.";
        door.core.answer(door.core.claim(tested.id()), tested, Map.of(ping + "DiagnosticsState", "Complete",
                ping + "SuccessCount", "3", ping + "FailureCount", "1", ping + "AverageResponseTimeDetailed", "12480",
                ping + "MinimumResponseTime", "9", ping + "MaximumResponseTime", "140"));
        String trace = "Device.IP.Diagnostics.TraceRoute.";
        Map<String, String> hops = new TreeMap<>(Map.of(trace + "DiagnosticsState", "Complete"));
        for (int i = 1; i <= 12; i++) {
            String hop = trace + "RouteHops." + i + ".";
            hops.putAll(Map.of(hop + "Host", i == 5 ? "" : "a-router-of-some-other-network-" + i + ".operator.example",
                    hop + "HostAddress", i == 5 ? "" : "192.0.2." + i, hop + "RTTimes", i == 5 ? "" : i + "," + i * 2));
        }
        door.core.answer(door.core.claim(tested.id()), tested, hops);
        add("action-tests", "/actions/" + both.id());
        add("box-tested", DeviceView.href(tested));
        Device untested = box();
        Action failed = door.begin(untested,
                new ActionRequest.TestLine(List.of(DiagnosticKind.PING), "edge.operator.example"));
        door.core.settle(door.core.claim(untested.id()), new Outcome.Failed(
                new Fault(Fault.Kind.SESSION, "Error_CannotResolveHostName", Saying.of("it does not know the host"),
                        null)));
        add("action-test-failed", "/actions/" + failed.id());
    }

    /// The id of a file that a box sent by itself.
    private String sent(Device box, String name, String content) {
        return SentFiles.unasked(door.core.files, box.id(), name, content.getBytes(StandardCharsets.ISO_8859_1),
                TestDoor.NOW);
    }

    private void fetchedFiles() {
        Device sender = box();
        Action fetch = door.begin(sender, new ActionRequest.FetchFile(FileKind.LOG, 0));
        Claim claim = door.core.claim(sender.id());
        String file = claim.task().id().value();
        door.core.files.expect(file, sender.id(), FileKind.LOG, 0, TestDoor.NOW.plusSeconds(60));
        SentFiles.keep(door.core.files, file, "what happened".repeat(400).getBytes(StandardCharsets.UTF_8),
                TestDoor.NOW);
        door.core.settle(claim, door.core.confirmed());
        add("action-file", "/actions/" + fetch.id());
        add("files-none", DeviceView.href(box()) + "/files");
        sent(sender, "wpa.conf", "ssid=Home\nwpa_passphrase=correct horse battery staple\n\n<Password>x</Password>\n"
                + "a long line that goes on ".repeat(40) + "\n");
        String lines = "2026-11-23 11:59:59 kernel: eth0: link is up, 1000 Mbit/s, full duplex\n";
        String half = sent(sender, "very-long-name-of-a-crash-report-that-a-maker-thought-of-2026-11-23T11-59-59.log",
                lines.repeat(9_000));
        String binary = sent(sender, "core.gz", "\u001f\u008b\u0000\u0001".repeat(30));
        add("files", DeviceView.href(sender) + "/files");
        String first = door.core.files.ofDevice(sender.id()).stream().filter(one -> one.name().equals("wpa.conf"))
                .findFirst().orElseThrow().id();
        add("file-text", "/files/" + first + "/text");
        add("file-text-long", "/files/" + half + "/text");
        add("file-text-binary", "/files/" + binary + "/text");
    }

    private Action measured(Device box) {
        Action check = door.begin(box, new ActionRequest.CheckSignal());
        door.core.answer(door.core.claim(box.id()), box, SampleBox.signal("137"));
        return check;
    }

    private Action ended(Device box, Outcome outcome) {
        Action action = door.begin(box, new ActionRequest.Restart());
        door.core.settle(door.core.claim(box.id()), outcome);
        return action;
    }

    private void lists() {
        for (int i = 0; i < 60; i++) {
            door.core.sees(new Box(new Identity("Norvik", "D4E5F6", "HomeGate-5", "NV%05d".formatted(i)))
                    .comes(TestDoor.NOW.minusSeconds(60L * i * i), DeviceEvent.Kind.PERIODIC));
        }
        add("home", "/");
        add("found", "/?q=10045512");
        add("fleet", "/fleet");
        sights.add(new Sight("fleet-empty", empty.uri("/fleet").toString(), NOTHING));
        shelf();
        add("fleet-list", "/devices?model=HomeGate-5&seen=day");
        add("fleet-list-none", "/devices?model=" + "Extraordinarily-Long".repeat(9));
        add("nothing-found", "/?q=99999999");
        sights.add(new Sight("home-one", one.uri("/").toString(), NOTHING));
        sights.add(new Sight("home-empty", empty.uri("/").toString(), NOTHING));
        Device unknown = wary.core.comes(ActionWorld.ROUTER);
        sights.add(new Sight("home-quarantined", wary.uri("/").toString(), NOTHING));
        sights.add(new Sight("box-quarantined", wary.uri(DeviceView.href(unknown)).toString(), NOTHING));
        String parameters = DeviceView.href(box()) + "/parameters";
        add("parameters", parameters);
        add("parameters-none", parameters + "?at=Device.Nowhere.");
        explorer();
    }

    /// What boxes can be given: nothing, much, and one with all that can be said of it.
    private void shelf() {
        sights.add(new Sight("firmware-empty", empty.uri("/firmware").toString(), NOTHING));
        String last = "";
        try {
            Path file = Files.write(Files.createTempFile("artefact", ".bin"), new byte[]{ 1, 2, 3});
            for (int i = 0; i < 12; i++) {
                NewArtefact wanted = new NewArtefact(i % 4 == 3 ? Artefact.Kind.CONFIGURATION : Artefact.Kind.FIRMWARE,
                        new Fit(i % 3 == 0 ? "D4E5F6" : "",
                                i == 5 ? "Extraordinarily-Long-Model-Name-Of-A-Router" : "HomeGate-5",
                                i % 2 == 0 ? "r2" : "", List.of("2.4.*", "3.0.0", "3.0.1")),
                        "5.10." + i,
                        "Better reception on weak signals.\n\nKnown: the clock is late by a minute after a restart.",
                        "", "", i == 2 ? "" : "anna.kowalska@operator.example");
                last = Shelf
                        .put(door.core.database, door.core.images, wanted, file, TestDoor.NOW.minusSeconds(9_000L * i))
                        .id();
            }
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        add("firmware", "/firmware");
        add("firmware-one", "/firmware/" + last);
    }

    /// The engineers' page with all of it open: found, written, traced.
    private void explorer() {
        Device box = box();
        String parameters = DeviceView.href(box) + "/parameters";
        String key = "Device.WiFi.AccessPoint.1.Security.KeyPassphrase";
        String frequency = FRONT_END.formatted(1) + "Frequency";
        door.core.sees(new Box(box.identity()).tells(TestDoor.NOW, Box.value(key, "x"), new Learnt.Named(key, true),
                new Learnt.Named(frequency, false), new Learnt.Named("Device.X_A1B2C3_Never.Read", true),
                new Learnt.Valued("Device.X_A1B2C3_Boolean", new Value(ValueType.BOOLEAN, "1")),
                new Learnt.Named("Device.X_A1B2C3_Boolean", true),
                Box.value("Device.X_A1B2C3_Long.Text", "one line after the other\n".repeat(30)),
                Box.value("Device.X_A1B2C3_Long." + "AVeryLongName".repeat(12), "no-blanks-in-this-value".repeat(20))));
        door.traces.start(box.id());
        door.traces.record(box.id(), WireTrace.Direction.FROM_DEVICE, "<Envelope><Body><cwmp:Inform>"
                + "<Event>".repeat(80) + "</cwmp:Inform></Body></Envelope>");
        door.traces.record(box.id(), WireTrace.Direction.TO_DEVICE, "HTTP/1.1 204");
        add("explorer", parameters, page -> {
            page.locator(".branch[data-path='Device.WiFi.'] summary").first().click();
            page.locator(".branch[data-path='Device.WiFi.SSID.'] summary").first().click();
            page.locator(".branch[data-path='Device.WiFi.SSID.2.'] summary").first().click();
            page.locator(".leaf[data-path='Device.WiFi.SSID.2.SSID'] .row").click();
            page.locator(".one .curl summary").click();
        });
        add("explorer-found", parameters + "?q=device", page -> {
            page.locator(".leaf[data-path='" + key + "'] .row").click();
            page.locator(".write").waitFor();
            page.locator("#wire li summary").last().click();
        });
        add("explorer-written", parameters + "?at=Device.WiFi.SSID.2.", page -> {
            page.locator(".leaf .row").first().click();
            page.locator(".write button").click();
            page.locator("#live .steps").waitFor();
        });
        add("explorer-long", parameters + "?at=Device.X_A1B2C3_Long.", page -> {
            page.locator(".leaf .row").last().click();
            page.locator(".write").waitFor();
        });
        add("explorer-nothing", parameters + "?q=there-is-no-such-thing");
        add("parameter", parameters + "/one?path=" + frequency);
        add("parameter-unread", parameters + "/one?path=Device.X_A1B2C3_Never.Read");
        add("parameter-boolean", parameters + "/one?path=Device.X_A1B2C3_Boolean");
    }

    private void othersThanPages() {
        sights.add(new Sight("sign-in", guarded.uri("/").toString(), NOTHING));
        sights.add(new Sight("sign-in-wrong", guarded.uri("/").toString(), page -> {
            page.locator("#token").fill("not-the-token-at-all");
            page.locator("main button").click();
            page.locator("[role=alert]").waitFor();
        }));
        add("error", "/devices/nobody");
        add("refused", DeviceView.href(box()), page -> {
            page.locator(".orders summary").click();
            page.evaluate("document.querySelector('details form').noValidate = true");
            page.locator("button.danger").click();
            page.locator("main code").waitFor();
        });
        add("refused-in-place", DeviceView.href(box()), page -> {
            page.evaluate("document.querySelector('.orders [name=key]').value = 'x'.repeat(300)");
            page.locator("form:has(input[value=check-signal]) button").click();
            page.locator("#live [role=alert]").waitFor();
        });
    }

    /// Contacts, what they show, and what codes mean.
    private void desk() {
        Device box = box();
        String href = DeviceView.href(box);
        door.examinations.begin(box.id(), new Examination.Asked("console", Complaint.NO_SIGNAL, "E48-32"), false, "g");
        door.begin(box, new ActionRequest.Restart());
        for (int i = 0; i < 40; i++) {
            door.post("/care/v1/contacts", """
                    {"device":"%s","channel":"phone","agent":"anna","category":"%s","helped":"%s","note":"%s",
                     "cause":{"id":"%s","source":"agent"},"actions":[{"kind":"restart"}]}
                    """.formatted(box.id().value(), i % 3 == 0 ? "pixels" : "no-signal", i % 4 == 0 ? "no" : "yes",
                    i % 5 == 0 ? "the customer says that it began with the storm on Sunday ".repeat(5) : "",
                    i % 3 == 0 ? "dish-moved" : "no-rights"), "Idempotency-Key", "g" + i);
        }
        add("box-past", href);
        add("box-saved", href, page -> {
            page.locator(".note [name=said]").selectOption("pixels");
            page.locator(".note button").click();
            page.locator(".saved").waitFor();
            page.locator(".contact summary").click();
        });
        add("error-codes", "/error-codes");
        add("error-codes-none", "/error-codes?q=ZZZZ");
        add("reports", "/reports");
        sights.add(new Sight("reports-none", empty.uri("/reports").toString(), NOTHING));
        add("palette", href, page -> {
            page.keyboard().press("Control+k");
            page.keyboard().type("r");
            page.locator("#palette li").first().waitFor();
        });
        add("keys", "/", page -> page.keyboard().press("?"));
    }
}
