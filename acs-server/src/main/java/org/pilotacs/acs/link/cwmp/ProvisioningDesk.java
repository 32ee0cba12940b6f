package org.pilotacs.acs.link.cwmp;

import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.Devices;
import org.pilotacs.acs.device.Parameter;
import org.pilotacs.acs.device.Value;
import org.pilotacs.acs.link.cwmp.ProvisioningMessages.DownloadAddress;
import org.pilotacs.acs.provisioning.engine.Ask;
import org.pilotacs.acs.provisioning.file.ProvisioningFile;
import org.pilotacs.acs.provisioning.picture.Typed;
import org.pilotacs.acs.provisioning.session.Provisioning;
import org.pilotacs.acs.runtime.Secret;

import java.net.URI;

/// What sessions need to provision devices. Safe for any number of threads.
record ProvisioningDesk(CwmpLink.Provisioned provisioned, Devices devices) {
    private static final String NAME = ".ManagementServer.ConnectionRequestUsername";
    private static final String PASSWORD = ".ManagementServer.ConnectionRequestPassword";

    Provisioning provisioning() {
        return provisioned.provisioning();
    }

    /// A device took values. If they are what it expects of us when we knock, it would not come any more if we did not know.
    void took(Device device, Ask.SetValues values) {
        String username = null;
        Secret password = null;
        for (Ask.Assigned one : values.values()) {
            if (one.path().endsWith(NAME)) {
                username = Typed.text(one.value().value());
            } else if (one.path().endsWith(PASSWORD)) {
                password = Secret.of(Typed.text(one.value().value()));
            }
        }
        if (username == null && password == null) {
            return;
        }
        boolean knowsName = username != null || provisioned.logins().of(device.id()).isPresent();
        provisioned.logins().given(device.id(), knowsName ? username : known(device), password);
    }

    /// The name that it said it has.
    private String known(Device device) {
        return devices.parameters(device).get(device.root() + NAME).map(Parameter::value).map(Value::text).orElse("");
    }

    /// @param origin where a device reached us
    ProvisioningMessages messages(String origin) {
        return new ProvisioningMessages(name -> new DownloadAddress.At(url(name, origin),
                provisioned.files().find(name).map(ProvisioningFile::length).orElse(0L)));
    }

    private String url(String name, String origin) {
        URI url = provisioned.shelf().url(name, URI.create(origin).getHost());
        return url == null ? "" : url.toString();
    }
}
