package org.pilotacs.acs;

import org.pilotacs.acs.device.DeviceTags;
import org.pilotacs.acs.device.Devices;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.provisioning.engine.Fault;
import org.pilotacs.acs.provisioning.extension.ExtensionResult;
import org.pilotacs.acs.provisioning.extension.OperatorExtensions;
import org.pilotacs.acs.provisioning.file.JdbcProvisioningFiles;
import org.pilotacs.acs.provisioning.file.ProvisioningFile;
import org.pilotacs.acs.provisioning.file.ProvisioningFiles;
import org.pilotacs.acs.provisioning.preset.DefinitionCache;
import org.pilotacs.acs.provisioning.preset.DefinitionStore;
import org.pilotacs.acs.provisioning.preset.JdbcDefinitionStore;
import org.pilotacs.acs.provisioning.script.CallText;
import org.pilotacs.acs.provisioning.script.ScriptRunner;
import org.pilotacs.acs.provisioning.script.SessionScripts;
import org.pilotacs.acs.provisioning.session.JdbcProvisioningRecords;
import org.pilotacs.acs.provisioning.session.OrderForm;
import org.pilotacs.acs.provisioning.session.OrderIds;
import org.pilotacs.acs.provisioning.session.Provisioning;
import org.pilotacs.acs.provisioning.session.SecretDigests;
import org.pilotacs.acs.runtime.MasterKey;

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

    /// The rest of the server.
    record Needs(Database database, Devices devices, DeviceTags tags, MasterKey key, Clock clock,
            SecureRandom random) {}

    ProvisioningParts(ProvisioningConfig config, Path data, Needs needs) {
        Database database = needs.database();
        definitions = new JdbcDefinitionStore(database);
        cache = new DefinitionCache(definitions);
        files = new JdbcProvisioningFiles(database, data.resolve("files"), needs.random());
        records = new JdbcProvisioningRecords(database, new OrderIds(needs.clock(), needs.random()),
                name -> files.find(name).map(ProvisioningParts::named).orElse(null),
                Thread.ofPlatform().name("provisioning-", 0).factory());
        scripts = new ScriptRunner(config.scripts(), Thread.ofPlatform().name("scripts-", 0).factory());
        extensions = new OperatorExtensions(config.extensions());
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

    Provisioning provisioning() {
        return provisioning;
    }

    DefinitionStore definitions() {
        return definitions;
    }

    DefinitionCache cache() {
        return cache;
    }

    JdbcProvisioningRecords records() {
        return records;
    }

    ProvisioningFiles files() {
        return files;
    }

    ScriptRunner scripts() {
        return scripts;
    }

    @Override
    public void close() {
        scripts.close();
        extensions.close();
        records.close();
    }
}
