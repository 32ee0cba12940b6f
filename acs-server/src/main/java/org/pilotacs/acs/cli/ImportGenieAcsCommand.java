package org.pilotacs.acs.cli;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.cli.CliFailure.Exit;
import org.pilotacs.acs.provisioning.movein.MoveIn;
import org.pilotacs.acs.provisioning.movein.MoveInLine;
import org.pilotacs.acs.provisioning.movein.MoveInLine.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/// Takes over what GenieACS kept.
@Command(name = "import-genieacs", description = "Take over devices, presets, scripts, files and settings of GenieACS.", footer = {
    "", "FOLDER holds what mongodump wrote (dump/genieacs), or mongoexport, a collection a file: devices.json,",
    "presets.json, provisions.json, virtualParameters.json, objects.json, config.json, files.json (of fs.files), and the",
    "contents of files in its folder files/. Either may be compressed (.gz).",
    "Without --write it only says what would come over. Done again, it changes nothing.",
    "It opens the database itself: with the built-in one, stop the server first. Exit code 1 if something is wrong."}, mixinStandardHelpOptions = true)
final class ImportGenieAcsCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final MoveInOpener opener;

    @Mixin
    private final ConfigOptions options = new ConfigOptions();

    @Parameters(paramLabel = "FOLDER", description = "Where the exports are.")
    private Path folder = Path.of("");

    @Option(names = "--write", description = "Take it over. Default: only say what would come over.")
    private boolean write;

    @Option(names = "--brief", description = "List only what is left out, and the totals.")
    private boolean brief;

    @Option(names = "--data", paramLabel = "DIR", description = "Folder for all that the server keeps (default: ./data).")
    private @Nullable Path data;

    ImportGenieAcsCommand(Terminal terminal, MoveInOpener opener) {
        this.terminal = terminal;
        this.opener = opener;
    }

    @Override
    public Integer call() throws IOException {
        if (!Files.isDirectory(folder) || !Files.isReadable(folder)) {
            throw new CliFailure(Exit.USAGE, "There is no folder " + folder + " that can be read.");
        }
        if (!write) {
            terminal.say("Nothing is written: this only says what would come over. Add --write to take it over.");
        }
        Map<String, Map<Verdict, Long>> totals = new LinkedHashMap<>();
        try (MoveInOpener.Opened opened = opener.open(options.source(terminal.environment(), data))) {
            new MoveIn(opened.places(), write, Clock.systemUTC(), line -> {
                totals.computeIfAbsent(line.kind(), _ -> new EnumMap<>(Verdict.class)).merge(line.verdict(), 1L,
                        Long::sum);
                show(line);
            }).of(folder);
            if (write && !totals.isEmpty()) {
                opened.record(totals.entrySet().stream().map(each -> each.getKey() + " "
                        + each.getValue().getOrDefault(Verdict.TAKEN, 0L))
                        .collect(Collectors.joining(", ", "import-genieacs, taken: ", "")));
            }
        }
        if (totals.isEmpty()) {
            throw new CliFailure(Exit.USAGE, "There is no export of GenieACS in " + folder
                    + ": make it with   mongodump --db genieacs --out dump   and give dump/genieacs");
        }
        terminal.say("");
        terminal.say("%-20s %10s %13s %10s".formatted("", write ? "taken" : "would come", "here already", "left out"));
        totals.forEach((kind, counts) -> terminal.say("%-20s %,10d %,13d %,10d".formatted(kind,
                counts.getOrDefault(Verdict.TAKEN, 0L), counts.getOrDefault(Verdict.SAME, 0L),
                counts.getOrDefault(Verdict.NOT_TAKEN, 0L) + counts.getOrDefault(Verdict.WRONG, 0L))));
        return totals.values().stream().anyMatch(counts -> counts.containsKey(Verdict.WRONG))
                ? Exit.NOT_DONE.code()
                : 0;
    }

    private void show(MoveInLine line) {
        boolean left = line.verdict() == Verdict.NOT_TAKEN || line.verdict() == Verdict.WRONG;
        if (left || !brief) {
            terminal.say(line.text(write));
        }
    }
}
