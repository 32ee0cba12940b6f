package org.pilotacs.acs.provisioning.extension;

import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The extensions that the config names. Starts nothing before it is called. Safe for any number of threads.
public final class OperatorExtensions implements Extensions, AutoCloseable {
    private final HttpClient http = HttpClient.newBuilder().version(Version.HTTP_1_1).followRedirects(Redirect.NEVER)
            .build();
    private final Map<String, HttpExtension> endpoints;
    private final Scripts scripts;

    public OperatorExtensions(ExtensionsConfig config) {
        this.endpoints = config.endpoints().entrySet().stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getKey,
                one -> new HttpExtension(http, one.getValue(), config.timeout())));
        this.scripts = new Scripts(config);
    }

    @Override
    public ExtensionResult call(List<String> call) {
        ExtensionCall one = ExtensionCall.of(call);
        HttpExtension endpoint = endpoints.get(one.file());
        return endpoint == null ? scripts.call(one) : endpoint.call(one);
    }

    /// Ends all processes, after a second by force. Calls that wait fail.
    @Override
    public void close() {
        scripts.close();
        http.shutdownNow();
    }
}
