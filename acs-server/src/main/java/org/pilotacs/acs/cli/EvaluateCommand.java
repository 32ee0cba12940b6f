package org.pilotacs.acs.cli;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.cli.CliFailure.Exit;
import org.pilotacs.acs.diagnosis.Reasoning;
import org.pilotacs.acs.diagnosis.evaluation.Evaluation;
import org.pilotacs.acs.diagnosis.evaluation.Home;
import org.pilotacs.acs.diagnosis.evaluation.HomeFile;
import org.pilotacs.acs.diagnosis.evaluation.Judged;
import org.pilotacs.acs.diagnosis.evaluation.ShippedCodes;
import org.pilotacs.acs.diagnosis.knowledge.Knowledge;
import org.pilotacs.acs.diagnosis.knowledge.KnowledgeFile;
import org.pilotacs.acs.profile.ProfileConfig;
import org.pilotacs.acs.profile.YamlProfiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/// Holds the diagnosis against homes with known faults.
@Command(name = "evaluate", description = "Say how good the diagnosis is.", mixinStandardHelpOptions = true)
final class EvaluateCommand {
    @Command(name = "diagnosis", description = "Have the simulator make homes with known faults, diagnose each, and say how often that was right.", mixinStandardHelpOptions = true)
    static final class OfDiagnosis implements Callable<Integer> {
        private final Terminal terminal;

        @Option(names = "--count", defaultValue = "2000", description = "How many homes (default: ${DEFAULT-VALUE}).")
        private int count;

        @Option(names = "--seed", defaultValue = "1", description = "Other homes for another number (default: ${DEFAULT-VALUE}).")
        private long seed;

        @Option(names = "--homes", paramLabel = "FILE", description = "Homes of your own, as docs/diagnosis.md describes, instead of simulated ones.")
        private @Nullable Path homes;

        @Option(names = "--knowledge", paramLabel = "FILE", description = "What is known of causes, instead of what comes with Pilot.")
        private @Nullable Path knowledge;

        @Option(names = "--split", defaultValue = "report", description = "Which half: report, tune (what the knowledge was tuned on) or all (default: ${DEFAULT-VALUE}).")
        private String split = "";

        @Option(names = "--bad-firmware", paramLabel = "VERSION", split = ",", defaultValue = "3.1.9,2.0.7,5.3.0", description = "Versions that are known to cause trouble (default: ${DEFAULT-VALUE}).")
        private Set<String> badFirmware = Set.of();

        @Option(names = "--wrong", description = "List the homes of which something wrong was said.")
        private boolean wrong;

        OfDiagnosis(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() throws IOException, InterruptedException {
            Predicate<Home> half = half();
            Knowledge known = knowledge == null ? KnowledgeFile.ours() : KnowledgeFile.read(knowledge);
            HomeFile file = new HomeFile(YamlProfiles.load(new ProfileConfig(null)), new ShippedCodes(), badFirmware);
            Evaluation evaluation = Evaluation.of(new Reasoning(known),
                    read(file).stream().filter(half).toList());
            if (evaluation.judged().isEmpty()) {
                throw new CliFailure(Exit.USAGE, "There is no home to diagnose.");
            }
            new EvaluationReport(terminal).print(evaluation, known.version());
            if (wrong) {
                list(evaluation);
            }
            return 0;
        }

        private Predicate<Home> half() {
            return switch (split) {
                case "report" -> home -> !home.isForTuning();
                case "tune" -> Home::isForTuning;
                case "all" -> _ -> true;
                default -> throw new CliFailure(Exit.USAGE, "--split must be report, tune or all");
            };
        }

        private List<Home> read(HomeFile file) throws IOException, InterruptedException {
            if (homes != null) {
                return read(file, homes);
            }
            Path made = Files.createTempFile("pilot-homes-", ".jsonl");
            try {
                terminal.say("The simulator makes %,d homes …".formatted(count));
                Simulator.writeHomes(count, seed, made);
                return read(file, made);
            } finally {
                Files.deleteIfExists(made);
            }
        }

        private static List<Home> read(HomeFile file, Path from) {
            try (BufferedReader lines = Files.newBufferedReader(from)) {
                return file.read(lines);
            } catch (IOException e) {
                throw new CliFailure(Exit.NOT_DONE, from + " cannot be read: " + e.getMessage());
            }
        }

        private void list(Evaluation evaluation) {
            for (Judged one : evaluation.judged()) {
                if (!one.isRight()) {
                    terminal.say("  home %d: is %s, taken for %s (%.0f %%)".formatted(one.home().number(),
                            one.isWell() ? Judged.WELL : String.join(" + ", one.home().truth()), one.first(),
                            100 * one.certainty()));
                }
            }
        }
    }
}
