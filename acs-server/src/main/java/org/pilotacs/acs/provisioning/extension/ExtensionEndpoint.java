package org.pilotacs.acs.provisioning.extension;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// An HTTP service that stands for a file, as operators write it: `name=https://host/path`.
public record ExtensionEndpoint(String name, URI uri) {
    /// Null if it is not of that form.
    public static @Nullable ExtensionEndpoint read(String text) {
        int equals = text.indexOf('=');
        if (equals < 0 || !ExtensionCall.isFileName(text.substring(0, equals))) {
            return null;
        }
        try {
            URI uri = new URI(text.substring(equals + 1));
            return isAddress(uri) ? new ExtensionEndpoint(text.substring(0, equals), uri) : null;
        } catch (URISyntaxException _) {
            return null;
        }
    }

    /// Of endpoints with the same name, the last.
    public static Map<String, URI> byName(List<ExtensionEndpoint> endpoints) {
        return endpoints.stream()
                .collect(Collectors.toMap(ExtensionEndpoint::name, ExtensionEndpoint::uri, (_, last) -> last));
    }

    /// In the order of their names.
    public static List<ExtensionEndpoint> listOf(Map<String, URI> endpoints) {
        return endpoints.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(one -> new ExtensionEndpoint(one.getKey(), one.getValue())).toList();
    }

    /// A name and password in it would not be sent, and be shown in the log.
    static boolean isAddress(URI uri) {
        boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
        return http && uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawFragment() == null
                && uri.getPort() != 0 && uri.getPort() <= 65_535;
    }

    /// [#read] gives the same endpoint back.
    @Override
    public String toString() {
        return name + "=" + uri;
    }
}
