package org.pilotacs.acs.link.cwmp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// A session written down, to be played against the real server over a socket. A line is a step; the lines below it that
/// are indented belong to it. `#` begins a remark.
///
/// | step | meaning |
/// |---|---|
/// | `queue read A B` / `write A=type:text` / `restart` / `factory-reset` / `discover [OBJECT]` / `look-below OBJECT` / `add OBJECT a=type:text` / `delete OBJECT` / `download URL [VERSION]` | a consultant's task is queued; it is called 1, 2, … in order |
/// | `queue-by-itself …` | the same, but nobody waits for it |
/// | `profile` | from here on the device's profile has the indented lines as its `session` section |
/// | `cpe> inform EVENT[=key], …` | an Inform with these events, or with `none`; indented `name = value` lines are its parameters |
/// | `cpe> empty` | an empty POST |
/// | `cpe> values A=1, B=2`, `cpe> names A.=1, A.B=0`, `cpe> fault CODE [TEXT]` | an answer to the last request |
/// | `cpe> NAME` | the indented XML as body of an envelope, whose ID echoes the last request's; without any, just the element |
/// | `cpe> raw` | the indented text as it stands |
/// | `acs< STATUS [NAME]` | what comes back; each indented text must be in the body |
/// | `with HEADER: TEXT`, `without TEXT` | more of what came back: the text is in that header, is not in the body |
/// | `connection new`, `content-type TEXT`, `charset NAME`, `coding none/gzip/deflate` | how the device posts from here on |
/// | `cookie none/junk/keep/quoted/among-others/with-attributes` | what it makes of the cookie from here on |
/// | `header XML` | from here on the device's envelopes have this header too |
/// | `silence 31s` | the device says nothing for this long, while the server does its housekeeping |
/// | `outcome N KIND [text]` | how task N ended; the text must be in it, and each indented text |
/// | `state N KIND` | where task N stands |
/// | `kept TEXT`, `kept-nothing` | what was kept of what went over the wire, or why, without anybody asking |
/// | `knows PATH = VALUE`, `knows-not PATH`, `learnt PATH 10s` | what the server has learnt, and how long ago |
///
/// `$N` is the id of task N; `$serial` and `$model` are what the device calls itself.
record Transcript(String name, List<Step> steps) {
    /// One step, with its indented lines.
    record Step(int line, String text, List<String> block) {
        String body() {
            return String.join("\n", block);
        }
    }

    static Stream<Transcript> all() throws IOException, URISyntaxException {
        Path folder = Path.of(
                Objects.requireNonNull(Transcript.class.getResource("/transcripts/cwmp"), "transcripts").toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().map(Transcript::read).toList().stream();
        }
    }

    private static Transcript read(Path file) {
        List<Step> steps = new ArrayList<>();
        int number = 0;
        try {
            for (String line : Files.readAllLines(file)) {
                number++;
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                if (Character.isWhitespace(line.charAt(0))) {
                    steps.getLast().block().add(line.strip());
                } else {
                    steps.add(new Step(number, line.strip(), new ArrayList<>()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Transcript(file.getFileName().toString(), steps);
    }

    @Override
    public String toString() {
        return name;
    }
}
