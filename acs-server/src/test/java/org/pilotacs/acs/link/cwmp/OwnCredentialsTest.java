package org.pilotacs.acs.link.cwmp;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.UnknownDevices;
import org.pilotacs.acs.jdbc.DatabaseConfig;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.link.cwmp.access.AccessConfig;
import org.pilotacs.acs.link.cwmp.access.AuthScheme;
import org.pilotacs.acs.link.cwmp.access.CertificatePolicy;
import org.pilotacs.acs.link.cwmp.access.CredentialPolicy;
import org.pilotacs.acs.link.cwmp.access.Login;
import org.pilotacs.acs.profile.SessionTraits;
import org.pilotacs.acs.runtime.Secret;
import org.pilotacs.acs.task.NewTask;
import org.pilotacs.acs.task.Operation;
import org.pilotacs.acs.task.Priority;
import org.pilotacs.acs.task.TaskId;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/// Devices get credentials of their own, and none is locked out whichever message is lost. At the level of the socket.
class OwnCredentialsTest {
    private static final Login SHARED = new Login("cpe", Secret.of("s3cret"));
    private static final DeviceId DEVICE = DeviceId.of("00AA00", "Box", "rotated");
    private static final String TR_181 = "Device";
    private static final String APPLIED = """
            <Envelope><Header><ID>%s</ID></Header><Body><SetParameterValuesResponse><Status>0</Status>\
            </SetParameterValuesResponse></Body></Envelope>""";
    private static final String LATER = APPLIED.replace("<Status>0", "<Status>1");
    private static final String NOT_WRITABLE = """
            <Envelope><Header><ID>%s</ID></Header><Body><Fault><faultcode>Client</faultcode><faultstring>CWMP fault\
            </faultstring><detail><Fault><FaultCode>9008</FaultCode><FaultString>no</FaultString></Fault></detail></Fault>\
            </Body></Envelope>""";

    @AutoClose
    private final Opened open = new Opened();

    @ParameterizedTest
    @ValueSource(strings = { "Device", "InternetGatewayDevice"})
    void a_box_is_given_its_own_before_anything_else_and_from_then_on_nothing_else_lets_it_in(String root)
            throws IOException {
        RunningLink link = link(SHARED, CredentialPolicy.ROTATE);
        CpeSocket cpe = cpe(link);
        link.tasks().submit(List.of(new NewTask(new TaskId("0123456789abcdef01234567"), DEVICE,
                new Operation.Read(List.of(root + ".DeviceInfo.")), Priority.CONSULTANT, null, null,
                link.now().plus(Duration.ofHours(1)), null)));

        Written written = written(session(cpe, SHARED, root, "0 BOOTSTRAP"));
        assertThat(written.paths()).allMatch(path -> path.startsWith(root + ".ManagementServer.")).hasSize(4);
        CpeSocket.Answer then = cpe.post(APPLIED.formatted(written.id()), Map.of());
        assertThat(then.body()).as("what others want comes next").contains("GetParameterValues");
        assertThat(link.tasks().ofDevice(DEVICE, 10)).as("nobody else hears of it").hasSize(1);

        assertThat(inform(cpe, written.own(), root, "2 PERIODIC").status()).isEqualTo(200);
        assertThat(inform(cpe, SHARED, root, "2 PERIODIC").status()).as("nothing else lets it in").isEqualTo(401);
        assertThat(inform(cpe, Login.NONE, root, "2 PERIODIC").status()).isEqualTo(401);
        Login halfway = new Login(written.own().username(), SHARED.password());
        assertThat(inform(cpe, halfway, root, "2 PERIODIC").status()).isEqualTo(401);
    }

    /// D10: with half of them, it would be locked out if the other half got lost.
    @Test
    void a_box_that_takes_one_value_at_once_gets_credentials_together_all_the_same() throws IOException {
        RunningLink link = link(SHARED, CredentialPolicy.ROTATE);
        SessionTraits usual = SessionTraits.DEFAULT;
        link.teach("Box", new SessionTraits(usual.asking(), new SessionTraits.Writing(1,
                SessionTraits.BooleanForm.AS_WRITTEN, false), usual.patience(), usual.downloads(), null));
        assertThat(written(session(cpe(link), SHARED, TR_181, "0 BOOTSTRAP")).paths()).hasSize(4);
    }

    @Test
    void once_it_has_its_own_a_box_is_left_alone() throws IOException {
        CpeSocket cpe = cpe(link(SHARED, CredentialPolicy.ROTATE));
        Login own = rotated(cpe);
        for (int i = 0; i < 3; i++) {
            assertThat(session(cpe, own, TR_181, "2 PERIODIC").status()).isEqualTo(204);
        }
    }

    @Test
    void digest_proves_its_own_too() throws IOException {
        RunningLink link = link(SHARED, CredentialPolicy.ROTATE);
        CpeSocket cpe = cpe(link);
        Login own = rotated(cpe);
        String challenge = inform(cpe, Login.NONE, TR_181, "2 PERIODIC").header("www-authenticate");
        for (String algorithm : List.of("MD5", "MD5-sess")) {
            String answer = new HandMadeDigest(own.username(), own.password().reveal(), algorithm, true)
                    .answer(challenge);
            assertThat(cpe.post(report(TR_181, "2 PERIODIC"), Map.of("Authorization", answer)).status())
                    .isEqualTo(200);
        }
        link.pass(Duration.ofMinutes(6));
        String late = HandMadeDigest.md5(own.username(), own.password().reveal()).answer(challenge);
        assertThat(cpe.post(report(TR_181, "2 PERIODIC"), Map.of("Authorization", late)).header("www-authenticate"))
                .contains("stale=true");
    }

    /// The box applied them, and its answer was lost.
    @Test
    void a_lost_answer_locks_nobody_out() throws IOException {
        CpeSocket cpe = cpe(link(SHARED, CredentialPolicy.ROTATE));
        Written written = written(session(cpe, SHARED, TR_181, "0 BOOTSTRAP"));
        cpe.hangUp();
        assertThat(session(cpe, written.own(), TR_181, "1 BOOT").status()).isEqualTo(204);
        assertThat(inform(cpe, SHARED, TR_181, "2 PERIODIC").status()).isEqualTo(401);
    }

    /// The request was lost, so the box knows nothing of it.
    @Test
    void a_lost_request_is_sent_again_with_the_same_values() throws IOException {
        CpeSocket cpe = cpe(link(SHARED, CredentialPolicy.ROTATE));
        Written first = written(session(cpe, SHARED, TR_181, "0 BOOTSTRAP"));
        cpe.hangUp();
        Written second = written(session(cpe, SHARED, TR_181, "1 BOOT"));
        assertThat(second.own()).isEqualTo(first.own());
        assertThat(second.knock()).isEqualTo(first.knock());
    }

    @Test
    void what_a_box_never_shows_is_not_sent_for_ever() throws IOException {
        RunningLink link = link(SHARED, CredentialPolicy.ROTATE);
        CpeSocket cpe = cpe(link);
        for (int i = 0; i < 3; i++) {
            cpe.post(LATER.formatted(written(session(cpe, SHARED, TR_181, "2 PERIODIC")).id()), Map.of());
        }
        assertThat(session(cpe, SHARED, TR_181, "2 PERIODIC").status()).isEqualTo(204);
        link.later(Duration.ofDays(1));
        written(session(cpe, SHARED, TR_181, "2 PERIODIC"));
    }

    @Test
    void a_box_that_will_not_have_any_is_asked_again_a_day_later() throws IOException {
        RunningLink link = link(SHARED, CredentialPolicy.ROTATE);
        CpeSocket cpe = cpe(link);
        Written refused = written(session(cpe, SHARED, TR_181, "2 PERIODIC"));
        assertThat(cpe.post(NOT_WRITABLE.formatted(refused.id()), Map.of()).status()).isEqualTo(204);
        assertThat(session(cpe, SHARED, TR_181, "2 PERIODIC").status()).isEqualTo(204);
        link.later(Duration.ofDays(1));
        assertThat(written(session(cpe, SHARED, TR_181, "2 PERIODIC")).own()).isNotEqualTo(refused.own());
    }

    /// C5: a factory reset brings the factory's credentials back, and only the event says so.
    @Test
    void a_box_that_comes_as_new_may_give_the_shared_ones_and_gets_new_ones() throws IOException {
        CpeSocket cpe = cpe(link(SHARED, CredentialPolicy.ROTATE));
        Login first = rotated(cpe);
        assertThat(inform(cpe, SHARED, TR_181, "1 BOOT").status()).isEqualTo(401);
        Written anew = written(session(cpe, SHARED, TR_181, "0 BOOTSTRAP"));
        assertThat(anew.own()).isNotEqualTo(first);
        assertThat(inform(cpe, first, TR_181, "2 PERIODIC").status()).as("until it shows the new ones").isEqualTo(200);
        assertThat(session(cpe, anew.own(), TR_181, "2 PERIODIC").status()).isEqualTo(204);
        assertThat(inform(cpe, first, TR_181, "2 PERIODIC").status()).isEqualTo(401);
    }

    @Test
    void where_no_credentials_are_shared_a_box_must_give_its_own_once_it_took_them() throws IOException {
        CpeSocket cpe = cpe(link(Login.NONE, CredentialPolicy.ROTATE));
        Written lost = written(session(cpe, Login.NONE, TR_181, "0 BOOTSTRAP"));
        cpe.hangUp();
        Written written = written(session(cpe, Login.NONE, TR_181, "1 BOOT"));
        assertThat(written.own()).isEqualTo(lost.own());
        cpe.post(APPLIED.formatted(written.id()), Map.of());
        assertThat(inform(cpe, Login.NONE, TR_181, "2 PERIODIC").status()).isEqualTo(401);
        Login factory = new Login("factory", Secret.of("factory"));
        assertThat(inform(cpe, factory, TR_181, "2 PERIODIC").status()).as("it did not take them after all")
                .isEqualTo(200);
        assertThat(session(cpe, written.own(), TR_181, "2 PERIODIC").status()).isEqualTo(204);
        assertThat(inform(cpe, factory, TR_181, "2 PERIODIC").status()).isEqualTo(401);
        assertThat(inform(cpe, Login.NONE, TR_181, "0 BOOTSTRAP").status()).isEqualTo(200);
    }

    @Test
    void a_box_in_quarantine_or_of_an_unknown_data_model_is_given_none() throws IOException {
        RunningLink quarantine = link(config(SHARED, CredentialPolicy.ROTATE),
                new RunningLink.Setting(TestDatabases.config(TestDatabases.Kind.H2), 0, UnknownDevices.QUARANTINE));
        assertThat(session(cpe(quarantine), SHARED, TR_181, "0 BOOTSTRAP").status()).isEqualTo(204);
        CpeSocket cpe = cpe(link(SHARED, CredentialPolicy.ROTATE));
        String bare = report(TR_181, "0 BOOTSTRAP").replaceAll("<ParameterList>.*</ParameterList>", "");
        assertThat(cpe.post(bare, basic(SHARED)).status()).isEqualTo(200);
        assertThat(cpe.post("", Map.of()).status()).isEqualTo(204);
    }

    @Test
    void switched_off_boxes_keep_what_they_have_and_get_no_more() throws IOException {
        RunningLink.Setting setting = RunningLink.Setting.usual();
        RunningLink before = link(config(SHARED, CredentialPolicy.ROTATE), setting);
        Login own = rotated(cpe(before));
        open.remove(before);
        before.close();

        CpeSocket cpe = cpe(link(config(SHARED, CredentialPolicy.OFF), setting));
        assertThat(inform(cpe, SHARED, TR_181, "2 PERIODIC").status()).isEqualTo(401);
        assertThat(session(cpe, own, TR_181, "2 PERIODIC").status()).isEqualTo(204);
        assertThat(session(cpe, SHARED, TR_181, "0 BOOTSTRAP").status()).isEqualTo(204);
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.Kind.class)
    void a_server_killed_before_a_box_says_that_it_has_them_takes_either_and_sends_the_same(TestDatabases.Kind kind)
            throws IOException {
        DatabaseConfig database = TestDatabases.config(kind);
        Login stored = offeredByOneThatIsKilled(database);
        CpeSocket cpe = cpe(link(config(SHARED, CredentialPolicy.ROTATE),
                new RunningLink.Setting(database, 0, UnknownDevices.ACCEPT)));
        assertThat(written(session(cpe, SHARED, TR_181, "0 BOOTSTRAP")).own()).as("it had not reached the box")
                .isEqualTo(stored);
        cpe.hangUp();
        assertThat(session(cpe, stored, TR_181, "1 BOOT").status()).as("it had reached the box").isEqualTo(204);
        assertThat(inform(cpe, SHARED, TR_181, "2 PERIODIC").status()).isEqualTo(401);
    }

    private static Login offeredByOneThatIsKilled(DatabaseConfig database) throws IOException {
        Process child = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), "--enable-native-access=ALL-UNNAMED",
                "-Dlogback.configurationFile=logback-child.xml", "-Xmx256m", OfferingChild.class.getName(),
                database.url(), database.username(), DEVICE.value()).redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = child.inputReader()) {
            String[] said = String.valueOf(output.readLine()).split(" ");
            assertThat(child.toHandle().destroyForcibly()).isTrue();
            return new Login(said[0], Secret.of(said[1]));
        } finally {
            child.destroyForcibly().onExit().join();
        }
    }

    /// A box that has been given its own, and has shown them.
    private static Login rotated(CpeSocket cpe) throws IOException {
        Written written = written(session(cpe, SHARED, TR_181, "0 BOOTSTRAP"));
        assertThat(cpe.post(APPLIED.formatted(written.id()), Map.of()).status()).isEqualTo(204);
        assertThat(session(cpe, written.own(), TR_181, "2 PERIODIC").status()).isEqualTo(204);
        return written.own();
    }

    /// What the server wrote to a box.
    private record Written(String id, List<String> paths, Login own, Login knock) {}

    private static Written written(CpeSocket.Answer answer) {
        assertThat(answer.body()).contains("SetParameterValues");
        Matcher id = Pattern.compile("<cwmp:ID[^>]*>([^<]*)</cwmp:ID>").matcher(answer.body());
        assertThat(id.find()).isTrue();
        Map<String, String> values = new LinkedHashMap<>();
        Matcher value = Pattern.compile("<Name>([^<]*)</Name><Value[^>]*>([^<]*)</Value>").matcher(answer.body());
        while (value.find()) {
            values.put(value.group(1), value.group(2));
        }
        String server = values.keySet().iterator().next().replaceFirst("[^.]*$", "");
        return new Written(id.group(1), List.copyOf(values.keySet()), login(values, server),
                login(values, server + "ConnectionRequest"));
    }

    private static Login login(Map<String, String> values, String start) {
        return new Login(values.getOrDefault(start + "Username", ""),
                Secret.of(values.getOrDefault(start + "Password", "")));
    }

    /// Inform and empty POST: what the server wants then.
    private static CpeSocket.Answer session(CpeSocket cpe, Login login, String root, String event) throws IOException {
        assertThat(inform(cpe, login, root, event).body()).contains("InformResponse");
        return cpe.post("", Map.of());
    }

    private static CpeSocket.Answer inform(CpeSocket cpe, Login login, String root, String event) throws IOException {
        return cpe.post(report(root, event), login.isNone() ? Map.of() : basic(login));
    }

    private static String report(String root, String event) {
        return """
                <Envelope><Header><ID>7</ID></Header><Body><Inform><DeviceId><Manufacturer>M</Manufacturer>\
                <OUI>00AA00</OUI><ProductClass>Box</ProductClass><SerialNumber>rotated</SerialNumber></DeviceId>\
                <Event><EventStruct><EventCode>%s</EventCode><CommandKey/></EventStruct></Event><ParameterList>\
                <ParameterValueStruct><Name>%s.DeviceInfo.SoftwareVersion</Name><Value>1</Value></ParameterValueStruct>\
                </ParameterList></Inform></Body></Envelope>""".formatted(event, root);
    }

    private static Map<String, String> basic(Login login) {
        return Map.of("Authorization", "Basic " + Base64.getEncoder()
                .encodeToString((login.username() + ":" + login.password().reveal()).getBytes(UTF_8)));
    }

    private static CwmpConfig config(Login shared, CredentialPolicy own) {
        return RunningLink.config(new AccessConfig(shared, false, List.of(),
                List.of(AuthScheme.DIGEST_MD5, AuthScheme.BASIC), CertificatePolicy.OPTIONAL, own));
    }

    private RunningLink link(Login shared, CredentialPolicy own) {
        return link(config(shared, own), RunningLink.Setting.usual());
    }

    private RunningLink link(CwmpConfig config, RunningLink.Setting setting) {
        RunningLink link = new RunningLink(config, setting);
        open.add(link);
        return link;
    }

    private CpeSocket cpe(RunningLink link) {
        CpeSocket cpe = new CpeSocket(link.port());
        open.add(cpe);
        return cpe;
    }
}
