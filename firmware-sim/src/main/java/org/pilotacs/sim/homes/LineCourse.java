package org.pilotacs.sim.homes;

import org.pilotacs.agent.board.HomeRouter.WifiClient;
import org.pilotacs.agent.model.Answer;
import org.pilotacs.agent.model.DataModel;
import org.pilotacs.protocols.cwmp.ParameterValueStruct;
import org.pilotacs.protocols.cwmp.XsdType;
import org.pilotacs.sim.router.SimulatedRouter;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/// How faults in a router's line and in its Wi-Fi come about. Confined to one thread.
final class LineCourse {
    private static final Duration MINUTES = Duration.ofMinutes(20);
    private static final Duration DAY = Duration.ofDays(1);
    /// Below this level a client is hardly heard, dBm.
    private static final int WEAK = -75;
    private static final String WIFI = "InternetGatewayDevice.LANDevice.1.WLANConfiguration.1.Enable";

    private final Story story;
    private final DailyLife life;
    private final SimulatedRouter router;
    private final DataModel model;
    private final RandomGenerator random;

    LineCourse(Story story, DailyLife life, SimulatedRouter router, DataModel model) {
        this.story = story;
        this.life = life;
        this.router = router;
        this.model = model;
        this.random = story.random();
    }

    void begin(LineFault fault) {
        switch (fault) {
            case INTERNET_LOGIN -> story.before(MINUTES, DAY, () -> router.line().refuse(true));
            case LINE_CUT -> story.before(MINUTES, DAY, () -> router.line().cut(true));
            case LINE_ERRORS -> {
                story.before(DAY, DAY.multipliedBy(8), this::growLoud);
                retrain();
            }
            case WIFI_WEAK -> story.before(DAY, DAY.multipliedBy(10), this::hide);
            case WIFI_CROWDED -> story.before(DAY, DAY.multipliedBy(10),
                    () -> life.otherNetworks(random.nextInt(24, 32)));
            case WIFI_OFF -> story.before(Duration.ofHours(1), DAY.multipliedBy(2), this::switchOff);
        }
    }

    private void growLoud() {
        router.line().noise(0);
        double noise = router.dsl().downstreamMargin() - random.nextDouble(2.2, 3.8);
        life.lineNoise(noise);
        router.line().noise(noise);
    }

    /// The line is lost and found every few hours, the last time a short while ago.
    private void retrain() {
        Duration ago = Draws.between(Duration.ofMinutes(2), Duration.ofMinutes(40), random);
        for (int i = 0; i < 8; i++) {
            story.at(story.called().minus(ago), () -> {
                router.line().cut(true);
                router.line().cut(false);
            });
            ago = ago.plus(Draws.between(MINUTES, Duration.ofHours(5), random));
        }
    }

    private void hide() {
        router.home().wall(0);
        int faintest = router.wifiClients().stream().mapToInt(WifiClient::rssi).min().orElse(WEAK);
        life.wall(Math.max(3, faintest - WEAK + random.nextDouble(2, 10)));
    }

    private void switchOff() {
        router.home().radio(false);
        Answer<Integer> answer = model.set(List.of(new ParameterValueStruct(WIFI, XsdType.BOOLEAN, "0")), "");
        if (!(answer instanceof Answer.Given<Integer>)) {
            throw new IllegalStateException("the router keeps its Wi-Fi on");
        }
    }
}
