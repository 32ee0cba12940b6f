package org.pilotacs.sim;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The simulator on the command line.
@Command(name = "pilot-sim", mixinStandardHelpOptions = true, version = "pilot-sim 0.1.0", description = "Simulated boxes that run Pilot's real agent.", subcommands = {
    FleetCommand.class, LoadCommand.class, LoadLwm2mCommand.class, LoadSatelliteCommand.class,
    LoadCareCommand.class,
    LoadCustomersCommand.class,
    HomesCommand.class, BadImagesCommand.class})
public final class Main {
    Main() {}

    public static void main(String[] args) {
        // not logback.xml: this jar is also on the class path of others' tests
        if (System.getProperty("logback.configurationFile") == null) {
            System.setProperty("logback.configurationFile", "pilot-sim-logback.xml");
        }
        System.exit(new CommandLine(new Main()).execute(args));
    }
}
