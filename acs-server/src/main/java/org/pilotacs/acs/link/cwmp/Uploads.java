package org.pilotacs.acs.link.cwmp;

import org.pilotacs.acs.file.DeviceFiles;
import org.pilotacs.acs.file.FileConfig;
import org.pilotacs.acs.file.Refusal;
import org.pilotacs.acs.file.RefusedFiles;
import org.pilotacs.acs.runtime.AddressToken;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where devices send files to. The address of a file cannot be guessed and is its only credential, since many devices give
/// no others when they send; it takes the file of one task, for as long as that may take, and what comes later is refused.
/// Safe for any number of threads.
final class Uploads {
    /// What the key of addresses is derived for.
    static final String KEY = "cwmp uploads";

    private final DeviceFiles files;
    private final FileConfig config;
    private final RefusedFiles refused;
    private final AddressToken tokens;
    private final String folder;
    private final Pattern address;

    /// @param path of the URL that devices are given for sessions
    Uploads(DeviceFiles files, FileConfig config, RefusedFiles refused, String path, byte[] key) {
        this.files = files;
        this.config = config;
        this.refused = refused;
        this.tokens = new AddressToken(key);
        this.folder = path.replaceFirst("/$", "") + "/files/";
        this.address = Pattern
                .compile(Pattern.quote(folder) + "([0-9a-f]{24})/([0-9a-f]{" + AddressToken.LENGTH + "})");
    }

    DeviceFiles files() {
        return files;
    }

    /// @param origin where the device says that it reached us, for example `http://acs.example:7547`
    String url(String task, String origin) {
        return (config.url().isEmpty() ? origin : config.url()) + folder + task + "/" + tokens.of(task);
    }

    /// Whether a request is about a file at all.
    boolean isFile(String target) {
        return target.startsWith(folder);
    }

    /// What those that were not taken are counted by.
    RefusedFiles refused() {
        return refused;
    }

    /// What a device is told that is refused.
    String text(Refusal why) {
        return why.text(config);
    }

    /// The task whose file belongs at an address; empty if the address was not given out.
    String task(String target) {
        Matcher matcher = address.matcher(target);
        return matcher.matches() && tokens.isOf(matcher.group(1), matcher.group(2))
                ? matcher.group(1)
                : "";
    }
}
