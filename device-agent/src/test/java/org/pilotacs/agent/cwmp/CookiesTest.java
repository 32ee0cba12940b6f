package org.pilotacs.agent.cwmp;

import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class CookiesTest {
    private final Cookies cookies = new Cookies();

    @Test
    void returnsNameAndValueWithoutAttributes() {
        cookies.store(List.of("session=abc; Path=/; HttpOnly", "node=\"7\""), "/cwmp");
        assertThat(cookies.header()).isEqualTo("session=abc; node=\"7\"");
    }

    @Test
    void aLaterValueReplacesAnEarlierOne() {
        cookies.store(List.of("session=abc"), "/");
        cookies.store(List.of("session=def"), "/");
        assertThat(cookies.header()).isEqualTo("session=def");
    }

    @Test
    void cookiesOfAnotherPathStayAway() {
        cookies.store(List.of("session=abc; Path=/admin"), "/cwmp");
        assertThat(cookies.header()).isNull();
    }
}
