package org.pilotacs.acs.provisioning.session;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.provisioning.engine.Invocation;
import org.pilotacs.acs.provisioning.expression.Expression;
import org.pilotacs.acs.provisioning.expression.ExpressionSyntaxException;
import org.pilotacs.acs.provisioning.expression.Value;
import org.pilotacs.acs.provisioning.preset.Preset;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/// Time and chance as scripts see them: each device has its own moment of an interval and its own random numbers, the same as
/// GenieACS 1.2.16 gives this one.
class ScheduledScriptsTest {
    private final HomeRouter router = new HomeRouter();

    @AfterEach
    void close() {
        router.close();
    }

    @Test
    void intervals_begin_where_they_begin_for_this_device() {
        router.provision("""
                log(Date.now());
                log(Date.now(3600000));
                log(Date.now(3600000, 0));
                log(Date.now(86400000, 3600000));
                log(Date.now('*/10 * * * * *'));
                log(new Date().toISOString());
                """).asked();
        assertThat(router.lab.logged).containsExactly("1795430142320", "1795427450256", "1795428000000",
                "1795391450256", "1795430140000", "2026-11-23T10:35:42.320Z");
    }

    @Test
    void chance_is_the_same_in_each_session_and_for_each_seed() {
        router.provision("log(Math.random()); Math.random.seed('x'); log(Math.random());").asked();
        router.lab.later(Duration.ofSeconds(10));
        router.asked();
        List<String> logged = router.lab.logged;
        assertThat(logged).hasSize(4);
        assertThat(logged.subList(2, 4)).isEqualTo(logged.subList(0, 2));
        assertThat(logged.getFirst()).isNotEqualTo(logged.get(1));
    }

    @Test
    void what_is_no_time_is_a_fault() {
        router.provision("Date.now({});").asked();
        assertThat(router.fault()).isEqualTo("script.Error");
    }

    @Test
    void an_order_may_say_how_fresh_a_parameter_must_be() {
        Invocation hourly = Invocation.of("refresh", Value.of("InternetGatewayDevice.DeviceInfo.UpTime"),
                Value.of(3600));
        router.lab.order(hourly);
        router.lab.later(Duration.ofSeconds(1));
        assertThat(router.done()).containsExactly("GetParameterValues(IGD.DeviceInfo.UpTime)");
        router.lab.order(hourly);
        router.lab.later(Duration.ofSeconds(10));
        assertThat(router.asked()).isEmpty();
        assertThat(router.lab.orders).isEmpty();
    }

    @Test
    void a_condition_that_could_not_be_fetched_is_not_asked_for_before_it_is_due() throws ExpressionSyntaxException {
        router.provision("log('applies');").defined(new Preset("p", 0, "default", null, Map.of(),
                Expression.parse("InternetGatewayDevice.DeviceInfo.SoftwareVersion = '1.0'"),
                List.of(new Preset.Call("p", List.of()))));
        router.refuse("GetParameterValues", "9002");
        assertThat(router.done()).hasSize(1);
        router.lab.later(Duration.ofSeconds(10));
        assertThat(router.asked()).isEmpty();
        assertThat(router.failed().retries()).isZero();
        router.lab.later(Duration.ofSeconds(300));
        assertThat(router.asked()).containsExactly("GetParameterValues(IGD.DeviceInfo.SoftwareVersion)");
    }
}
