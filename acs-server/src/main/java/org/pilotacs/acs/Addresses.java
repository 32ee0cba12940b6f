package org.pilotacs.acs;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.link.cwmp.CwmpConfig;
import org.pilotacs.acs.link.cwmp.CwmpPorts;
import org.pilotacs.acs.link.lwm2m.Lwm2mPorts;
import org.pilotacs.acs.runtime.Authority;

import java.net.URI;
import java.util.Objects;

/// Where a server is reached, with the actual ports as its listeners come up one by one. They are set by the thread that starts it.
final class Addresses {
    private final AcsConfig config;
    private CwmpPorts cwmp = new CwmpPorts(null, null, null);
    private Lwm2mPorts lwm2m = new Lwm2mPorts(null, null);
    private int filePort;
    private @Nullable Integer sftpPort;
    private int consolePort;
    private int nbiPort;
    private int selfServicePort;

    Addresses(AcsConfig config) {
        this.config = config;
    }

    void cwmp(CwmpPorts ports) {
        cwmp = ports;
    }

    void lwm2m(Lwm2mPorts ports) {
        lwm2m = ports;
    }

    void files(int port) {
        filePort = port;
    }

    /// @param port null if it is off
    void sftp(@Nullable Integer port) {
        sftpPort = port;
    }

    void console(int port) {
        consolePort = port;
    }

    void nbi(int port) {
        nbiPort = port;
    }

    void selfService(int port) {
        selfServicePort = port;
    }

    URI console() {
        return URI.create("http://" + Authority.of(config.console().host(), consolePort));
    }

    /// Where scripts and tools that know GenieACS's northbound interface reach it.
    URI nbi() {
        return URI.create("http://" + Authority.of(config.nbi().host(), nbiPort));
    }

    /// Where customers' browsers reach it.
    URI portal() {
        String url = config.selfService().url();
        return url.isEmpty() ? selfService() : URI.create(url);
    }

    /// Where customers help themselves.
    URI selfService() {
        return URI.create("http://" + Authority.of(config.selfService().host(), selfServicePort));
    }

    URI cwmp() {
        return cwmp.plain() == null ? Objects.requireNonNull(cwmpTls(), "it listens") : cwmp("http", cwmp.plain());
    }

    @Nullable
    URI cwmpTls() {
        return cwmp.tls() == null ? null : cwmp("https", cwmp.tls());
    }

    @Nullable
    Integer stunPort() {
        return cwmp.stun();
    }

    @Nullable
    URI coap() {
        return coap("coap", lwm2m.coap());
    }

    @Nullable
    URI coaps() {
        return coap("coaps", lwm2m.coaps());
    }

    private @Nullable URI coap(String scheme, @Nullable Integer port) {
        return port == null ? null : URI.create(scheme + "://" + Authority.of(config.lwm2m().listener().host(), port));
    }

    URI files() {
        return URI.create("http://" + Authority.of(config.fileServer().host(), filePort));
    }

    @Nullable
    URI sftp() {
        return sftpPort == null ? null : URI.create("sftp://" + Authority.of(config.sftp().host(), sftpPort));
    }

    private URI cwmp(String scheme, int port) {
        CwmpConfig.ListenerConfig listener = config.cwmp().listener();
        return URI.create(scheme + "://" + Authority.of(listener.host(), port) + listener.path());
    }
}
