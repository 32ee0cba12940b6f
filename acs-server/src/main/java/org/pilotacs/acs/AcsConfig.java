package org.pilotacs.acs;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.audit.AuditConfig;
import org.pilotacs.acs.campaign.CampaignConfig;
import org.pilotacs.acs.contact.ContactConfig;
import org.pilotacs.acs.device.DeviceConfig;
import org.pilotacs.acs.diagnosis.DiagnosisConfig;
import org.pilotacs.acs.diagnostic.DiagnosticConfig;
import org.pilotacs.acs.door.console.ConsoleConfig;
import org.pilotacs.acs.door.customer.SelfServiceConfig;
import org.pilotacs.acs.door.files.FileServerConfig;
import org.pilotacs.acs.door.nbi.NbiConfig;
import org.pilotacs.acs.door.portal.Brand;
import org.pilotacs.acs.door.sftp.SftpConfig;
import org.pilotacs.acs.equipment.EquipmentConfig;
import org.pilotacs.acs.feed.EventConfig;
import org.pilotacs.acs.file.FileConfig;
import org.pilotacs.acs.firmware.FirmwareConfig;
import org.pilotacs.acs.incident.IncidentConfig;
import org.pilotacs.acs.jdbc.DatabaseConfig;
import org.pilotacs.acs.link.cwmp.CwmpConfig;
import org.pilotacs.acs.link.cwmp.bulk.BulkConfig;
import org.pilotacs.acs.link.lwm2m.Lwm2mConfig;
import org.pilotacs.acs.link.satellite.SatelliteConfig;
import org.pilotacs.acs.meter.MeterConfig;
import org.pilotacs.acs.network.NetworkConfig;
import org.pilotacs.acs.profile.ProfileConfig;
import org.pilotacs.acs.reading.ReadingConfig;
import org.pilotacs.acs.runtime.LogConfig;
import org.pilotacs.acs.runtime.SecretsConfig;
import org.pilotacs.acs.task.TaskConfig;
import org.pilotacs.acs.trace.TraceConfig;
import org.pilotacs.acs.webhook.WebhookConfig;

import java.nio.file.Path;
import java.util.Map;

/// Everything that an operator can set: `pilot.yaml`, overridden by the environment, overridden by the command line.
/// Parts get their own section, never the whole.
///
/// @param data folder for everything that the server writes
/// @param origins by key, where its value came from, for [#describe]
public record AcsConfig(Path data, SecretsConfig secrets, DatabaseConfig database, DeviceConfig devices,
        NetworkConfig network,
        CwmpConfig cwmp, Lwm2mConfig lwm2m, SatelliteConfig satellite,
        ConsoleConfig console, NbiConfig nbi, ProvisioningConfig provisioning, SelfServiceConfig selfService,
        Brand brand, EquipmentConfig equipment,
        ProfileConfig profiles, TaskConfig tasks, ReadingConfig readings, ContactConfig contacts,
        DiagnosisConfig diagnosis,
        DiagnosticConfig diagnostics, MeterConfig meter, IncidentConfig incidents, CampaignConfig campaigns,
        EventConfig events,
        WebhookConfig webhooks,
        FileConfig files, FileServerConfig fileServer, SftpConfig sftp, FirmwareConfig firmware, BulkConfig bulk,
        LogConfig log,
        TraceConfig trace, AuditConfig audit,
        Map<String, String> origins) {
    public static final AcsConfig DEFAULT = new AcsConfig(Path.of("data"), SecretsConfig.DEFAULT,
            DatabaseConfig.h2(Path.of("data")), DeviceConfig.DEFAULT, NetworkConfig.DEFAULT, CwmpConfig.DEFAULT,
            Lwm2mConfig.DEFAULT, SatelliteConfig.DEFAULT,
            ConsoleConfig.DEFAULT, NbiConfig.DEFAULT, ProvisioningConfig.DEFAULT,
            SelfServiceConfig.DEFAULT, Brand.DEFAULT, EquipmentConfig.DEFAULT,
            ProfileConfig.DEFAULT, TaskConfig.DEFAULT,
            ReadingConfig.DEFAULT,
            ContactConfig.DEFAULT, DiagnosisConfig.DEFAULT, DiagnosticConfig.DEFAULT, MeterConfig.DEFAULT,
            IncidentConfig.DEFAULT, CampaignConfig.DEFAULT,
            EventConfig.DEFAULT, WebhookConfig.DEFAULT,
            FileConfig.DEFAULT,
            FileServerConfig.DEFAULT, SftpConfig.DEFAULT, FirmwareConfig.DEFAULT, BulkConfig.DEFAULT,
            LogConfig.DEFAULT,
            TraceConfig.DEFAULT, AuditConfig.DEFAULT, Map.of());

    public AcsConfig {
        origins = Map.copyOf(origins);
    }

    /// The configuration as the operator wrote it; refuses with all that is wrong ([org.pilotacs.acs.yaml.YamlProblems]).
    ///
    /// @param file null for none
    /// @param environment only variables that begin with `PILOT_` are looked at, and each of those must be known
    /// @param overrides by key, for example `data` from `--data`
    public static AcsConfig load(@Nullable Path file, Map<String, String> environment, Map<String, String> overrides) {
        return ConfigLoader.load(file, environment, overrides);
    }

    /// The effective configuration as YAML, secrets masked, with where each value came from.
    public String describe() {
        return ConfigText.effective(this);
    }

    /// The commented `pilot.yaml` that sets nothing.
    public static String reference() {
        return ConfigText.reference();
    }
}
