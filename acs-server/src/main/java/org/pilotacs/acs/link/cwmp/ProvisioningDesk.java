package org.pilotacs.acs.link.cwmp;

import org.pilotacs.acs.link.cwmp.ProvisioningMessages.DownloadAddress;
import org.pilotacs.acs.provisioning.file.ProvisioningFile;
import org.pilotacs.acs.provisioning.session.Provisioning;

import java.net.URI;

/// What sessions need to provision devices. Safe for any number of threads.
record ProvisioningDesk(CwmpLink.Provisioned provisioned) {
    Provisioning provisioning() {
        return provisioned.provisioning();
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
