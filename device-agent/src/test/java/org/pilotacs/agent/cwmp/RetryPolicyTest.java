package org.pilotacs.agent.cwmp;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;

class RetryPolicyTest {
    /// TR-069 Amendment 6, table 3 of 3.2.1.1.
    @ParameterizedTest
    @CsvSource({ "1,5,10", "2,10,20", "3,20,40", "4,40,80", "5,80,160", "6,160,320", "7,320,640", "8,640,1280",
        "9,1280,2560", "10,2560,5120", "11,2560,5120", "100,2560,5120"})
    void waitsGrowWithEachRetryAndStayInTheirRange(int retry, long least, long most) {
        RetryPolicy policy = new RetryPolicy(Duration.ofSeconds(5), 2000);
        SplittableRandom random = new SplittableRandom(retry);
        for (int i = 0; i < 1000; i++) {
            assertThat(policy.wait(retry, random)).isBetween(Duration.ofSeconds(least), Duration.ofSeconds(most));
        }
    }
}
