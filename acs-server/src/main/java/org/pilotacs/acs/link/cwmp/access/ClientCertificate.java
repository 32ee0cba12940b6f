package org.pilotacs.acs.link.cwmp.access;

import org.pilotacs.acs.device.Identity;

import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.security.auth.x500.X500Principal;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// What a device's certificate, for which one of the operator's authorities has vouched, says of who it is.
///
/// @param names common names of its subject and its alternative names
record ClientCertificate(List<String> names) {
    ClientCertificate {
        names = List.copyOf(names);
    }

    static ClientCertificate of(X509Certificate certificate) {
        List<String> names = new ArrayList<>();
        try {
            new LdapName(certificate.getSubjectX500Principal().getName(X500Principal.RFC2253)).getRdns().stream()
                    .filter(part -> part.getType().equalsIgnoreCase("CN"))
                    .forEach(part -> names.add(String.valueOf(part.getValue())));
            Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
            if (alternatives != null) {
                alternatives.stream().map(List::getLast).filter(String.class::isInstance)
                        .forEach(name -> names.add((String) name));
            }
        } catch (InvalidNameException | CertificateParsingException _) {
            // what cannot be read names nobody
        }
        return new ClientCertificate(names);
    }

    /// Whether it names this device by one of its names, whole and in any case.
    boolean isOf(Identity identity) {
        List<String> known = DeviceNames.of(identity);
        return names.stream().anyMatch(name -> known.stream().anyMatch(name::equalsIgnoreCase));
    }
}
