package org.pilotacs.acs.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A `sh` block of a document: what a reader types into a shell.
///
/// @param line of its first command in the document
record ShellBlock(int line, List<String> commands) {
    private static final String FENCE = "```";
    /// Code of any form that looks like a command.
    private static final Pattern COMMAND = Pattern.compile("(\\./pilot|curl|mvn|\\.ci/|export|java) .*");

    /// The blocks of a document. Refuses commands that stand in no such block, so that none is forgotten.
    static List<ShellBlock> of(Path document) throws IOException {
        List<ShellBlock> blocks = new ArrayList<>();
        String fence = "";
        int number = 0;
        for (String line : Files.readAllLines(document)) {
            number++;
            if (line.startsWith(FENCE)) {
                fence = fence.isEmpty() ? line : "";
                if (fence.equals(FENCE + "sh")) {
                    blocks.add(new ShellBlock(number + 1, new ArrayList<>()));
                }
            } else if (fence.equals(FENCE + "sh")) {
                blocks.getLast().commands().add(line);
            } else if (COMMAND.matcher(line.strip()).matches() && (!fence.isEmpty() || line.startsWith("    "))) {
                throw new AssertionError(document + ":" + number + " is not in a sh block: " + line);
            }
        }
        return blocks;
    }
}
