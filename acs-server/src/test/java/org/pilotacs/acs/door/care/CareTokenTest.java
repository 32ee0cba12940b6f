package org.pilotacs.acs.door.care;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.door.TestDoor;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import static org.assertj.core.api.Assertions.assertThat;

class CareTokenTest {
    private static final String TOKEN = "a-token-of-sixteen-or-more";
    private static TestDoor door;

    @BeforeAll
    static void open() {
        door = TestDoor.guarded(TOKEN);
    }

    @AfterAll
    static void close() {
        door.close();
    }

    private static HttpResponse<String> with(String authorization) {
        return door.send(
                HttpRequest.newBuilder(door.uri("/care/v1/devices")).header("Authorization", authorization));
    }

    @Test
    void letsInWhoHasTheToken() {
        assertThat(with("Bearer " + TOKEN).statusCode()).isEqualTo(200);
        assertThat(with("bearer " + TOKEN).statusCode()).isEqualTo(200);
    }

    @Test
    void keepsOutWhoHasNot() {
        HttpResponse<String> none = door.get("/care/v1/devices");
        assertThat(none.statusCode()).isEqualTo(401);
        assertThat(none.headers().firstValue("www-authenticate")).hasValue("Bearer realm=\"Pilot\"");
        assertThat(none.body()).contains("console.token");
        assertThat(with("Bearer wrong").statusCode()).isEqualTo(401);
        assertThat(with("Basic " + TOKEN).statusCode()).isEqualTo(401);
        assertThat(with("Bearer " + TOKEN + "x").statusCode()).isEqualTo(401);
    }

    @Test
    void keepsItOutOfItsAnswers() {
        assertThat(with("Bearer wrong").body()).doesNotContain("wrong");
    }
}
