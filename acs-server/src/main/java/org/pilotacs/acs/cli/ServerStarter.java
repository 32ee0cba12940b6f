package org.pilotacs.acs.cli;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/// Starts the server; the composition root gives it.
@FunctionalInterface
public interface ServerStarter {
    /// Starts it and returns once its listeners are up.
    ///
    /// @throws IOException if an address or the data folder cannot be had; its message says which
    Running start(ConfigSource source) throws IOException;

    /// Where the configuration comes from.
    ///
    /// @param file null for none
    /// @param environment of which only what begins with `PILOT_` counts
    /// @param overrides by key, for example `data`
    record ConfigSource(@Nullable Path file, Map<String, String> environment, Map<String, String> overrides) {
        public ConfigSource {
            environment = Map.copyOf(environment);
            overrides = Map.copyOf(overrides);
        }
    }

    /// A server that runs until it is closed.
    interface Running extends AutoCloseable {
        /// The folder that it keeps everything in.
        Path data();

        /// Where its pages and the care API are, with the actual port, for example `http://127.0.0.1:3000`.
        URI console();

        /// Where the northbound interface is, with the actual port, for example `http://127.0.0.1:7557`.
        URI nbi();

        /// Where customers help themselves, with the actual port, for example `http://127.0.0.1:3080`.
        URI selfService();

        /// What devices are to be told, with the actual port, for example `http://127.0.0.1:7547/`; over TLS if there is no
        /// other way.
        URI cwmp();

        /// The same over TLS; null if there is no such listener.
        @Nullable
        URI cwmpTls();

        /// The UDP port that answers STUN; null if there is none.
        @Nullable
        Integer stunPort();

        /// Where devices register by plain CoAP, for example `coap://127.0.0.1:5683`; null if nowhere.
        @Nullable
        URI coap();

        /// Where devices register by CoAP over DTLS; null if nowhere.
        @Nullable
        URI coaps();

        /// Where devices fetch firmware, for example `http://127.0.0.1:7567`.
        URI files();

        /// Where devices fetch and send files over SFTP, for example `sftp://127.0.0.1:2022`; null if nowhere.
        @Nullable
        URI sftp();

        @Override
        void close();
    }
}
