package org.pilotacs.acs.link.cwmp.access;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.Identity;
import org.pilotacs.protocols.cwmp.digest.DigestAlgorithm;
import org.pilotacs.protocols.cwmp.digest.DigestAuthorization;
import org.pilotacs.protocols.cwmp.digest.DigestChallenge;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/// Decides who may begin a session. The message that begins it is judged; the session's cookie carries the rest, since some
/// devices authenticate nothing else (R7). Keeps nothing between two messages but what a device has shown of the credentials
/// that it was given. Safe for any number of threads.
public final class DeviceGate {
    private static final String REALM = "Pilot";

    private final AccessConfig config;
    private final String path;
    private final Nonces nonces;
    private final OwnLoginStore own;
    private final OperatorRule rule;
    private final Clock clock;
    private final boolean mayHaveOwn;

    /// @param path of the URL that devices are given: behind a proxy they answer challenges for that one
    public DeviceGate(AccessConfig config, String path, Nonces nonces, OwnLoginStore own, OperatorRule rule,
            Clock clock) {
        this.config = config;
        this.path = path;
        this.nonces = nonces;
        this.own = own;
        this.rule = rule;
        this.clock = clock;
        this.mayHaveOwn = config.own() == CredentialPolicy.ROTATE || own.isUsed();
    }

    /// Whether a device that names itself may begin a session.
    ///
    /// @param bootstrap it comes as new; that is all that a factory reset leaves to be seen (C5)
    public Verdict judge(Presented presented, Identity identity, boolean bootstrap) {
        X509Certificate certificate = presented.certificate();
        if (certificate == null) {
            return config.certificates() == CertificatePolicy.REQUIRED
                    ? new Verdict.Refused("a client certificate is required")
                    : judgeLogin(presented, identity, bootstrap);
        }
        ClientCertificate shown = ClientCertificate.of(certificate);
        return shown.isOf(identity)
                ? admitted(Proof.CERTIFICATE, held(identity.deviceId()), bootstrap)
                : new Verdict.Refused("the certificate is another device's: " + String.join(", ", shown.names()));
    }

    /// The same for who does not say who it is: some devices begin with an empty POST and send their Inform only after they
    /// were challenged (R9).
    public Verdict judge(Presented presented) {
        if (rule.judges() && presented.authorization() != null) {
            // whether it is right can be told only of who says who it is: it begins nothing
            return new Verdict.Admitted(false, false);
        }
        return !rule.judges() && isOpen(presented) || presented.certificate() != null
                ? new Verdict.Admitted(false, false)
                : judged(answer(presented), answer -> answer.proves(config.shared()) ? Proof.SHARED : null,
                        _ -> new Verdict.Admitted(false, false));
    }

    /// Whether no credentials are demanded of who comes from there and has none of its own.
    private boolean isOpen(Presented presented) {
        return config.shared().isNone() || config.trusts(presented.peer());
    }

    private Verdict judgeLogin(Presented presented, Identity identity, boolean bootstrap) {
        Answer answer = answer(presented);
        if (!rule.judges() && answer instanceof Answer.None && !isOpen(presented)) {
            return new Verdict.Challenged(challenges(false), null);
        }
        DeviceId device = identity.deviceId();
        Holding held = held(device);
        Demand demand = demand(presented, identity, answer, held);
        return judged(answer, given -> proof(given, demand, held, bootstrap), proof -> {
            if (proof == Proof.OFFERED) {
                own.proven(device, Objects.requireNonNull(held.offered()));
            }
            return admitted(proof, held, bootstrap);
        });
    }

    /// What is demanded of who has no credentials of its own.
    ///
    /// @param open nothing
    /// @param shared something, and it was given
    /// @param trusted nothing is demanded of anybody at that address
    /// @param forbidden whatever it has, the operator's rule does not let it in
    private record Demand(boolean open, boolean shared, boolean trusted, boolean forbidden) {}

    private Demand demand(Presented presented, Identity identity, Answer answer, Holding held) {
        boolean own = ownProof(answer, held) != null;
        Boolean ruled = rule.admits(identity, presented.peer(), login -> own || answer.proves(login));
        boolean trusted = config.trusts(presented.peer());
        return ruled == null
                ? new Demand(isOpen(presented), answer.proves(config.shared()), trusted, false)
                : new Demand(ruled && answer instanceof Answer.None, ruled && !(answer instanceof Answer.None), trusted,
                        !ruled);
    }

    private Verdict judged(Answer answer, Function<Answer, @Nullable Proof> proofOf, Function<Proof, Verdict> then) {
        Proof proof = proofOf.apply(answer);
        if (proof == null) {
            return new Verdict.Challenged(challenges(false), complaint(answer));
        }
        boolean stale = proof != Proof.NOTHING && answer instanceof Answer.Digest digest && digest.stale();
        return stale ? new Verdict.Challenged(challenges(true), null) : then.apply(proof);
    }

    /// What is wrong with an answer, for the log; null if there is none.
    private static @Nullable String complaint(Answer answer) {
        return switch (answer) {
            case Answer.None _ -> null;
            case Answer.Useless(String why) -> why;
            case Answer.Basic _,Answer.Digest _ -> "wrong name or password";
        };
    }

    /// What an answer shows; null if it is not enough. A device with credentials of its own must give them, unless it comes as
    /// new. Where none are demanded, one that said that it took its own is asked for some, or it would never show them; if
    /// it has others, it did not take them after all.
    private static @Nullable Proof proof(Answer answer, Demand demand, Holding held, boolean bootstrap) {
        if (demand.forbidden()) {
            return null;
        }
        Proof own = ownProof(answer, held);
        if (own != null) {
            return own;
        }
        if (held.inUse() != null && !bootstrap) {
            return null;
        }
        if (demand.shared()) {
            return Proof.SHARED;
        }
        boolean asked = held.taken() && !bootstrap && answer instanceof Answer.None && !demand.trusted();
        return demand.open() && !asked ? Proof.NOTHING : null;
    }

    /// Null if a device did not give credentials that it alone has.
    private static @Nullable Proof ownProof(Answer answer, Holding held) {
        if (held.offered() != null && answer.proves(held.offered().contact())) {
            return Proof.OFFERED;
        }
        return held.inUse() != null && answer.proves(held.inUse().contact()) ? Proof.IN_USE : null;
    }

    private Verdict admitted(Proof by, Holding held, boolean bootstrap) {
        boolean lacksOwn = config.own() == CredentialPolicy.ROTATE && held.isDue(by, bootstrap, clock.instant());
        boolean fellBack = held.inUse() != null && (by == Proof.SHARED || by == Proof.NOTHING);
        return new Verdict.Admitted(lacksOwn, fellBack);
    }

    private Holding held(DeviceId device) {
        return mayHaveOwn ? own.of(device) : Holding.NONE;
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
        if (given == null || config.schemes().stream().noneMatch(scheme -> scheme.takes(given.algorithm()))) {
            return new Answer.Useless("credentials in a form that cwmp.schemes does not have");
        }
        if (!isFor(presented.target(), given.uri())) {
            return new Answer.Useless("credentials for another address than that which was called");
        }
        return switch (nonces.age(given.nonce())) {
            case FRESH -> new Answer.Digest(given, presented.method(), false);
            case STALE -> new Answer.Digest(given, presented.method(), true);
            case FOREIGN -> new Answer.Useless("an answer to a challenge that is not ours");
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
