package org.pilotacs.acs.door.http;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.saying.Saying;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;

/// Styles and scripts of a door, all our own or from webjars, at addresses that change with their content. Thread-safe.
public final class Assets {
    private final String root;
    private final Map<String, String> resources;
    private final Map<String, Asset> loaded = new ConcurrentHashMap<>();

    /// @param root of their addresses, with slashes at both ends
    /// @param resources where each lies on the class path
    public Assets(String root, Map<String, String> resources) {
        this.root = root;
        this.resources = Map.copyOf(resources);
    }

    private record Asset(String type, String hash, Body plain, Body zipped) {}

    /// The address of an asset, for pages.
    public String url(String name) {
        return root + name + "?v=" + asset(name).hash;
    }

    public RouteGroup routes(RouteGroup.ErrorFace face) {
        return new RouteGroup(root, RouteGroup.Guard.open(), face, List.of(Route.get(root + "{name}", this::get)));
    }

    private HttpReply get(HttpCall call) {
        String name = call.variable("name");
        if (!resources.containsKey(name)) {
            throw ApiError.notFound(HttpSaying.NOTHING_AT.of(Saying.of(call.path())));
        }
        Asset asset = asset(name);
        boolean zip = call.headers().text("accept-encoding").contains("gzip");
        HttpReply.Whole reply = HttpReply.of(200, asset.type, zip ? asset.zipped : asset.plain)
                .with("cache-control",
                        asset.hash.equals(call.query().text("v"))
                                ? "public, max-age=31536000, immutable"
                                : "no-cache")
                .with("vary", "accept-encoding").with("x-content-type-options", "nosniff");
        return zip ? reply.with("content-encoding", "gzip") : reply;
    }

    private Asset asset(String name) {
        return loaded.computeIfAbsent(name, this::load);
    }

    private Asset load(String name) {
        @Nullable
        String resource = resources.get(name);
        if (resource == null) {
            throw new IllegalArgumentException("no asset " + name);
        }
        try (InputStream in = Assets.class.getResourceAsStream(resource)) {
            byte[] bytes = Objects.requireNonNull(in, resource).readAllBytes();
            return new Asset(type(name), hash(bytes), Body.of(bytes), Body.of(zipped(bytes)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String type(String name) {
        if (name.endsWith(".css")) {
            return "text/css; charset=utf-8";
        }
        return name.endsWith(".svg") ? "image/svg+xml" : "text/javascript; charset=utf-8";
    }

    private static byte[] zipped(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        }
        return out.toByteArray();
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
