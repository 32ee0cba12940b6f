package org.pilotacs.acs;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pilotacs.acs.NbiLab.Answer;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.provisioning.session.ModelBox;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/// GenieACS's settings: where its user interface puts them, listed by the northbound interface.
class NbiConfigTest {
    private static final String INFO = "InternetGatewayDevice.DeviceInfo.";

    @TempDir
    private static Path data;
    private static AcsServer server;

    @BeforeAll
    static void start() throws IOException {
        server = AcsServer.start(Lab.config(TestDatabases.Kind.H2, data), Clock.systemUTC());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Answer send(String method, String path, String body) throws IOException {
        return NbiLab.tell(server.nbi(), method, path, body);
    }

    private static String listed() throws IOException {
        return NbiLab.ask(server.nbi(), "GET", "/config").body();
    }

    @Test
    void a_setting_that_is_put_is_listed_and_holds_from_the_next_session() throws IOException {
        ModelBox model = new ModelBox();
        for (String name : List.of("Informed", "One", "Two", "Three")) {
            model.put(INFO + name, false, false, name, "xsd:string");
        }
        try (GenieBox box = new GenieBox(server.cwmp(), model, "000300", List.of(INFO + "Informed"))) {
            box.session("0 BOOTSTRAP", "1 BOOT");
            assertThat(send("PUT", "/api/config/cwmp.gpvBatchSize", "{\"value\":\"1 + 1\"}").status()).isEqualTo(200);
            assertThat(listed()).contains("{\"_id\":\"cwmp.gpvBatchSize\",\"value\":\"1 + 1\"}");
            assertThat(send("POST", "/devices/202BC1-BM632w-000300/tasks",
                    "{\"name\":\"getParameterValues\",\"parameterNames\":[\"" + INFO + "One\",\"" + INFO + "Two\",\""
                            + INFO + "Three\"]}")
                    .status()).isEqualTo(202);
            assertThat(box.session("2 PERIODIC")).contains("GetParameterValues(2)", "GetParameterValues(1)");
        }
        assertThat(send("DELETE", "/api/config/cwmp.gpvBatchSize", "").status()).isEqualTo(200);
        assertThat(listed()).doesNotContain("cwmp.gpvBatchSize");
    }

    @Test
    void a_value_that_does_not_parse_is_refused_and_the_old_one_stays() throws IOException {
        send("PUT", "/api/config/cwmp.retryDelay", "{\"value\":\"60\"}");
        Answer refused = send("PUT", "/api/config/cwmp.retryDelay", "{\"value\":\"60 +\"}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).startsWith("The value of cwmp.retryDelay is not an expression: ");
        assertThat(listed()).contains("{\"_id\":\"cwmp.retryDelay\",\"value\":\"60\"}");
    }

    @Test
    void what_is_no_setting_is_refused() throws IOException {
        for (String body : List.of("", "60", "{}", "{\"value\":[]}", "{\"value\":{}}", "{\"value\":")) {
            Answer refused = send("PUT", "/api/config/cwmp.retryDelay2", body);
            assertThat(refused.status()).as(body).isEqualTo(400);
            assertThat(refused.body()).as(body).isEqualTo("A setting is put as {\"value\": \"an expression\"}");
        }
        assertThat(listed()).doesNotContain("retryDelay2");
    }

    @Test
    void the_logins_in_a_setting_are_not_shown() throws IOException {
        send("PUT", "/api/config/cwmp.connectionRequestAuth", "{\"value\":\"AUTH('acs', 'hush')\"}");
        assertThat(listed()).contains("{\"_id\":\"cwmp.connectionRequestAuth\"}").doesNotContain("hush");
    }
}
