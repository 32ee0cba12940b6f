package org.pilotacs.acs.campaign;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pilotacs.acs.action.ActionRequest;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.saying.Saying;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Plans and stories as they are stored.
class CampaignJsonTest {
    private static final ActionRequest RESTART = new ActionRequest.Restart();

    private static CampaignPlan read(String json) {
        return CampaignJson.read(CampaignJson.parse(json.replace('\'', '"')), RESTART);
    }

    @Test
    void aPlanReadsBackAsItWas() {
        CampaignPlan plan = new CampaignPlan("Release 2.5 ☂", RESTART,
                new Target(Set.of("SV-S2"), Set.of("B"), Set.of("2.4.*"), Set.of("cwmp"), Set.of("pilot"),
                        Set.of("00-9"),
                        Duration.ofDays(7), Set.of(new DeviceId("A1B2C3-SV%2DS2-1")), "Tags.x IS NOT NULL", true),
                List.of(new WaveSize.Devices(7), new WaveSize.Share(new BigDecimal("2.5")), new WaveSize.Rest()), 12,
                new Gates(80, Duration.ofHours(5), 95, 3.5, 4, Map.of(Measure.CALLS, 2.0), 99),
                new Health(3, 2.5, Duration.ofMinutes(30)),
                new Window(LocalTime.of(23, 30), LocalTime.of(4, 0), Set.of(DayOfWeek.MONDAY, DayOfWeek.SUNDAY),
                        ZoneId.of("Europe/Warsaw")),
                new Pace(20, 1_000_000, false), Duration.ofMinutes(90), 3, Breach.PAUSE, Duration.ofDays(3));
        assertThat(CampaignJson.read(CampaignJson.write(plan), RESTART)).isEqualTo(plan);
    }

    @Test
    void aPlanThatMeasuresNothingReadsBackAsThat() {
        CampaignPlan plan = Plans.with(CampaignWorld.plan(RESTART))
                .gates(new Gates(50, Duration.ofDays(1), 0, 50, null, Map.of(), 99)).plan();
        assertThat(CampaignJson.read(CampaignJson.write(plan), RESTART)).isEqualTo(plan);
    }

    @Test
    void whatIsLeftOutHasItsDefault() {
        CampaignPlan plan = read("{'name':'x','target':{'models':['SV-S2']}}");
        assertThat(plan.waves()).isEqualTo(CampaignPlan.WAVES);
        assertThat(plan.gates()).isEqualTo(Gates.DEFAULT);
        assertThat(plan.pace()).isEqualTo(Pace.DEFAULT);
        assertThat(plan.breach()).isEqualTo(Breach.ROLL_BACK);
        assertThat(plan.window()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "{'name':''}|name", "{'name':'x','waves':[]}|waves",
        "{'name':'x','waves':[{'rest':true},{'percent':5}]}|waves", "{'name':'x','waves':[{'percent':0}]}|waves",
        "{'name':'x','waves':[{'percent':101}]}|waves", "{'name':'x','waves':[{'devices':0}]}|waves",
        "{'name':'x','soak':'-1'}|soak", "{'name':'x','soak':'99d'}|soak", "{'name':'x','retries':9}|retries",
        "{'name':'x','until':'1s'}|until", "{'name':'x','gates':{'reached':101}}|gates.reached",
        "{'name':'x','gates':{'good':-1}}|gates.good", "{'name':'x','gates':{'sure':50}}|gates.sure",
        "{'name':'x','gates':{'patience':'0s'}}|gates.patience",
        "{'name':'x','gates':{'tolerance':{'calls':200}}}|gates.tolerance",
        "{'name':'x','health':{'restarts':0}}|health.restarts",
        "{'name':'x','health':{'signalDrop':0}}|health.signalDrop",
        "{'name':'x','window':{'from':'25:00','to':'03:00'}}|window.from",
        "{'name':'x','window':{'from':'02:00','to':'02:00'}}|window.to",
        "{'name':'x','window':{'from':'02:00','to':'03:00','days':[]}}|window.days",
        "{'name':'x','window':{'from':'02:00','to':'03:00','zone':'Mars/Crater'}}|window.zone",
        "{'name':'x','pace':{'atOnce':-1}}|pace", "{'name':'x','target':{'models':['']}}|target.models"})
    void whatMakesNoSenseIsRefusedByItsName(String json, String field) {
        assertThatThrownBy(() -> read(json)).isInstanceOfSatisfying(BadPlanException.class,
                bad -> assertThat(bad.field()).isEqualTo(field));
    }

    @Test
    void ofAStoryTooLongTheBeginningAndTheEndAreKept() {
        List<Member.Step> story = new ArrayList<>();
        for (int step = 0; step < 200; step++) {
            story.add(new Member.Step(Instant.ofEpochSecond(step), MemberState.WAITING,
                    Saying.of("x".repeat(300) + step), "action"));
        }
        String text = CampaignJson.story(story);
        assertThat(text.length()).isLessThanOrEqualTo(8_000);
        List<Member.Step> kept = CampaignJson.story(text);
        assertThat(kept.getFirst()).isEqualTo(story.getFirst());
        assertThat(kept.getLast()).isEqualTo(story.getLast());
    }

    @Test
    void anEntryOfTheTallyReadsBack() {
        Tally.Key key = new Tally.Key(12, 63, MemberState.ROLLING_BACK, "rsoc");
        assertThat(CampaignJson.entry(CampaignJson.entry(key))).isEqualTo(key);
        assertThat(CampaignJson.entry(key).length()).isLessThan(48);
    }
}
