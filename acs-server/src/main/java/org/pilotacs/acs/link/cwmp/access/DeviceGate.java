package org.pilotacs.acs.link.cwmp.access;

import org.pilotacs.acs.device.Identity;
import org.pilotacs.protocols.cwmp.digest.DigestAlgorithm;
import org.pilotacs.protocols.cwmp.digest.DigestAuthorization;
import org.pilotacs.protocols.cwmp.digest.DigestChallenge;

import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;

/// Decides who may begin a session. The message that begins it is judged; the session's cookie carries the rest, since some
/// devices authenticate nothing else (R7). Keeps nothing between two messages. Safe for any number of threads.
public final class DeviceGate {
    /// What the key of nonces is derived for.
    public static final String NONCE_KEY = "cwmp nonces";

    private static final String REALM = "Pilot";

    private final AccessConfig config;
    private final String path;
    private final Nonces nonces;

    /// @param path of the URL that devices are given: behind a proxy they answer challenges for that one
    /// @param nonceKey the same on every node
    public DeviceGate(AccessConfig config, String path, byte[] nonceKey, Clock clock, SecureRandom random) {
        this.config = config;
        this.path = path;
        this.nonces = new Nonces(nonceKey, clock, random);
    }

    /// Whether a device that names itself may begin a session.
    public Verdict judge(Presented presented, Identity identity) {
        X509Certificate certificate = presented.certificate();
        if (certificate == null) {
            return config.certificates() == CertificatePolicy.REQUIRED
                    ? new Verdict.Refused("a client certificate is required")
                    : judge(presented);
        }
        ClientCertificate shown = ClientCertificate.of(certificate);
        return shown.isOf(identity)
                ? new Verdict.Admitted()
                : new Verdict.Refused("the certificate is another device's: " + String.join(", ", shown.names()));
    }

    /// The same for who does not say who it is: some devices begin with an empty POST and send their Inform only after they
    /// were challenged (R9).
    public Verdict judge(Presented presented) {
        Answer answer = answer(presented);
        if (config.shared().isNone() || presented.certificate() != null || config.trusts(presented.peer())) {
            return new Verdict.Admitted();
        }
        boolean proven = answer.proves(config.shared());
        boolean stale = answer instanceof Answer.Digest digest && digest.stale();
        if (proven && !stale) {
            return new Verdict.Admitted();
        }
        return new Verdict.Challenged(challenges(proven), !proven && !(answer instanceof Answer.None));
    }

    private Answer answer(Presented presented) {
        String header = presented.authorization();
        if (header == null) {
            return new Answer.None();
        }
        if (config.schemes().contains(AuthScheme.BASIC) && Answer.Basic.read(header) instanceof Answer.Basic basic) {
            return basic;
        }
        DigestAuthorization given = DigestAuthorization.parse(header);
        if (given == null || config.schemes().stream().noneMatch(scheme -> scheme.takes(given.algorithm()))
                || !isFor(presented.target(), given.uri())) {
            return new Answer.Useless();
        }
        return switch (nonces.age(given.nonce())) {
            case FRESH -> new Answer.Digest(given, presented.method(), false);
            case STALE -> new Answer.Digest(given, presented.method(), true);
            case FOREIGN -> new Answer.Useless();
        };
    }

    /// Paths count, not queries: we look at none, and some devices leave them out. Some name nothing at all (netcwmp).
    private boolean isFor(String target, String answered) {
        String of = pathOf(answered);
        return answered.isEmpty() || of.equals(pathOf(target)) || of.equals(pathOf(path));
    }

    private static String pathOf(String target) {
        String local = target.replaceFirst("^(?i)https?://[^/?]*", "");
        int query = local.indexOf('?');
        String path = query < 0 ? local : local.substring(0, query);
        return path.isEmpty() ? "/" : path;
    }

    /// @param stale the answer was right but for its nonce, so that the device need not ask anybody for a password
    private List<String> challenges(boolean stale) {
        String nonce = nonces.issue();
        return config.schemes().stream().map(scheme -> {
            DigestAlgorithm algorithm = scheme.algorithm();
            return algorithm == null
                    ? "Basic realm=\"" + REALM + "\""
                    : DigestChallenge.of(REALM, nonce, algorithm).format() + (stale ? ", stale=true" : "");
        }).toList();
    }
}
