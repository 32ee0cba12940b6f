package org.pilotacs.acs.link.cwmp;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pilotacs.acs.link.cwmp.access.AccessConfig;

import java.util.stream.Stream;

/// Sessions as they are written down, quirks among them, played over a socket against the real link.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TranscriptTest {
    private final RunningLink link = new RunningLink(RunningLink.config(AccessConfig.DEFAULT));

    @AfterAll
    void stops() {
        link.close();
    }

    static Stream<Transcript> transcripts() throws Exception {
        return Transcript.all();
    }

    @ParameterizedTest
    @MethodSource("transcripts")
    void plays_as_written(Transcript transcript) throws Exception {
        try (TranscriptPlayer player = new TranscriptPlayer(transcript, link)) {
            player.play();
        }
    }
}
