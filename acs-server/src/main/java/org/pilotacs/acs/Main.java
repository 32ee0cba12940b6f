package org.pilotacs.acs;

import org.pilotacs.acs.cli.ConfigTexts;
import org.pilotacs.acs.cli.EchoStarter;
import org.pilotacs.acs.cli.MoveInOpener;
import org.pilotacs.acs.cli.PilotCli;
import org.pilotacs.acs.cli.ServerStarter;
import org.pilotacs.acs.cli.ServerStarter.ConfigSource;
import org.pilotacs.acs.cli.Terminal;
import org.pilotacs.acs.link.cwmp.CwmpEcho;
import org.pilotacs.acs.runtime.Logging;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;

/// Where the process begins.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        ServerStarter starter = source -> {
            AcsConfig config = load(source);
            Logging.configure(config.log());
            return AcsServer.start(config, Clock.systemUTC());
        };
        System.exit(PilotCli.run(arguments, new PilotCli.Application(starter, Main::echo, new Texts(), Main::moveIn),
                Terminal.ofProcess()));
    }

    private static AcsConfig load(ConfigSource source) {
        return AcsConfig.load(source.file(), source.environment(), source.overrides());
    }

    static MoveInOpener.Opened moveIn(ConfigSource source) throws IOException {
        AcsConfig config = load(source);
        Logging.configure(config.log());
        return MoveInParts.open(config);
    }

    static EchoStarter.Echo echo(int port) throws IOException {
        CwmpEcho running = CwmpEcho.start(port);
        return new EchoStarter.Echo() {
            @Override
            public URI address() {
                return running.address();
            }

            @Override
            public void close() {
                running.close();
            }
        };
    }

    static final class Texts implements ConfigTexts {
        @Override
        public String effective(ConfigSource source) {
            return load(source).describe();
        }

        @Override
        public String reference() {
            return AcsConfig.reference();
        }
    }
}
