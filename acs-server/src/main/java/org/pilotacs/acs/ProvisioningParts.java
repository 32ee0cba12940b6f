package org.pilotacs.acs;

import org.pilotacs.acs.device.DeviceTags;
import org.pilotacs.acs.device.Devices;
import org.pilotacs.acs.door.nbi.Nbi;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.link.cwmp.CwmpLink;
import org.pilotacs.acs.link.cwmp.access.GivenLogins;
import org.pilotacs.acs.link.cwmp.access.JdbcGivenLogins;
import org.pilotacs.acs.provisioning.engine.Fault;
import org.pilotacs.acs.provisioning.extension.ExtensionResult;
import org.pilotacs.acs.provisioning.extension.OperatorExtensions;
import org.pilotacs.acs.provisioning.file.JdbcProvisioningFiles;
import org.pilotacs.acs.provisioning.file.ProvisioningFile;
import org.pilotacs.acs.provisioning.file.ProvisioningFiles;
import org.pilotacs.acs.provisioning.file.ProvisioningShelf;
import org.pilotacs.acs.provisioning.preset.DefinitionCache;
import org.pilotacs.acs.provisioning.preset.DefinitionStore;
import org.pilotacs.acs.provisioning.preset.JdbcDefinitionStore;
import org.pilotacs.acs.provisioning.script.CallText;
import org.pilotacs.acs.provisioning.script.ScriptRunner;
import org.pilotacs.acs.provisioning.script.SessionScripts;
import org.pilotacs.acs.provisioning.session.DeviceSettings;
import org.pilotacs.acs.provisioning.session.JdbcProvisioningRecords;
import org.pilotacs.acs.provisioning.session.OrderForm;
import org.pilotacs.acs.provisioning.session.OrderIds;
import org.pilotacs.acs.provisioning.session.Provisioning;
import org.pilotacs.acs.provisioning.session.SecretDigests;
import org.pilotacs.acs.runtime.DataSize;
import org.pilotacs.acs.runtime.KeyFile;
import org.pilotacs.acs.runtime.MasterKey;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;

/// What provisions devices as an operator's presets, scripts and orders say.
final class ProvisioningParts implements AutoCloseable {
    private final DefinitionStore definitions;
    private final DefinitionCache cache;
    private final JdbcProvisioningRecords records;
    private final ProvisioningFiles files;
    private final ScriptRunner scripts;
    private final OperatorExtensions extensions;
    private final Provisioning provisioning;
    private final GivenLogins logins;
    private final DeviceSettings settings;
    private final DataSize largestFile;

    /// The rest of the server.
    record Needs(Database database, Devices devices, DeviceTags tags, MasterKey key, Clock clock,
            SecureRandom random) {}

    /// @throws IOException if what provisioning keeps is sealed with another key
    ProvisioningParts(AcsConfig all, Path data, Needs needs) throws IOException {
        ProvisioningConfig config = all.provisioning();
        largestFile = all.fileServer().maxSize();
        Database database = needs.database();
        logins = KeyFile.unsealing(all.secrets(), data, "logins that scripts gave",
                () -> new JdbcGivenLogins(database, needs.key()));
        definitions = new JdbcDefinitionStore(database);
        cache = new DefinitionCache(definitions);
        files = new JdbcProvisioningFiles(database, data.resolve("files"), needs.random());
        records = KeyFile.unsealing(all.secrets(), data, "orders of scripts",
                () -> new JdbcProvisioningRecords(database, new OrderIds(needs.clock(), needs.random()), needs.key(),
                        name -> files.find(name).map(ProvisioningParts::named).orElse(null),
                        Thread.ofPlatform().name("provisioning-", 0).factory()));
        scripts = new ScriptRunner(config.scripts(), Thread.ofPlatform().name("scripts-", 0).factory());
        extensions = new OperatorExtensions(config.extensions());
        settings = new DeviceSettings(cache, needs.devices(), this::extend, needs.clock());
        provisioning = new Provisioning(new Provisioning.Needs(needs.devices(), needs.tags(), cache, records, scripts,
                this::extend, new SecretDigests(needs.key().derive(SecretDigests.KEY))::of));
    }

    private static OrderForm.NamedFile named(ProvisioningFile file) {
        return new OrderForm.NamedFile(file.name(), file.fileType());
    }

    private SessionScripts.ExtensionCall.Said extend(String call) {
        return switch (extensions.call(CallText.read(call))) {
            case ExtensionResult.Value(String json) -> new SessionScripts.ExtensionCall.Said(json, null);
            case ExtensionResult.Failed failed -> new SessionScripts.ExtensionCall.Said(null,
                    new Fault(failed.code(), failed.message(),
                            CallText.detail(failed.name(), failed.message(), failed.stack())));
        };
    }

    /// For the link that provisions.
    CwmpLink.Provisioned provisioned(ProvisioningShelf shelf) {
        return new CwmpLink.Provisioned(provisioning, files, shelf, logins, new SettingsRule(settings));
    }

    /// For the door by which operators say what is to be provisioned.
    Nbi.Provisioning orders() {
        return new Nbi.Provisioning(records, definitions, cache, scripts, files, largestFile, settings);
    }

    DefinitionCache cache() {
        return cache;
    }

    ProvisioningFiles files() {
        return files;
    }

    @Override
    public void close() {
        scripts.close();
        extensions.close();
        records.close();
    }
}
