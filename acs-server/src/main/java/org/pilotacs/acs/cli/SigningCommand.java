package org.pilotacs.acs.cli;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.cli.CliFailure.Exit;
import org.pilotacs.acs.content.Hash;
import org.pilotacs.acs.firmware.Statement;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Objects;
import java.util.concurrent.Callable;

/// Signs a file for boxes, so that servers with the key's other half take it. Asks no server.
@Command(name = "sign-firmware", description = "Sign firmware, or a configuration, with a key of yours.", footer = { "",
    "What is signed is not the file alone, but also which boxes it is for and its version: say the same to add-firmware.",
    "Keys: ./pilot make-signing-key, or openssl genpkey -algorithm ed25519"}, mixinStandardHelpOptions = true)
final class SigningCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final FileTraits traits = new FileTraits();

    @ArgGroup(multiplicity = "1")
    private How how = new How();

    @Option(names = "--out", paramLabel = "FILE", description = "Write it there. Default: print it.")
    private @Nullable Path out;

    /// One of the two.
    private static final class How {
        @Option(names = "--key", paramLabel = "KEY.pem", required = true, description = "The private key, Ed25519, as PEM (PKCS #8).")
        private @Nullable Path key;

        @Option(names = "--statement", required = true, description = "Do not sign: give what has to be signed, as openssl pkeyutl -sign -rawin takes it.")
        private boolean statement;
    }

    SigningCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Statement statement = new Statement(traits.kind(), traits.fit(), traits.version(),
                Hash.SHA_256.of(traits.readable()));
        String text = how.statement
                ? statement.text()
                : signature(key(Objects.requireNonNull(how.key, "one of the two is given")), statement) + "\n";
        if (out == null) {
            terminal.say(text.stripTrailing());
        } else {
            Files.writeString(out, text);
            terminal.say("Written to " + out);
        }
        return 0;
    }

    private static PrivateKey key(Path file) {
        try {
            String pem = Files.readString(file).replaceAll("-----(?:BEGIN|END) PRIVATE KEY-----|\\s", "");
            return KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
        } catch (IOException e) {
            throw new CliFailure(Exit.USAGE, "The key file " + file + " cannot be read.");
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new CliFailure(Exit.USAGE, file + " is no private key of Ed25519 in PEM (PKCS #8, not encrypted).");
        }
    }

    private static String signature(PrivateKey key, Statement statement) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(statement.bytes());
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has Ed25519", e);
        }
    }

    /// Makes a key to sign with.
    @Command(name = "make-signing-key", description = "Make a key to sign firmware with; prints what servers are told of it.", mixinStandardHelpOptions = true)
    static final class Make implements Callable<Integer> {
        private final Terminal terminal;

        @Parameters(paramLabel = "FILE", description = "Where the private key is written, readable by you alone; not overwritten.")
        private Path file = Path.of("");

        @Option(names = "--name", paramLabel = "NAME", defaultValue = "release", description = "What people know it by. Default: ${DEFAULT-VALUE}.")
        private String name = "";

        Make(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() throws IOException {
            CliFailure.demand(name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}"),
                    "A name has 1 to 64 letters, digits, “.”, “_” and “-”.");
            KeyPair keys = keys();
            try {
                Files.createFile(file,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            } catch (FileAlreadyExistsException e) {
                throw new CliFailure(Exit.NOT_DONE, file + " is there already. A key is not overwritten.");
            }
            Files.writeString(file, "-----BEGIN PRIVATE KEY-----\n"
                    + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(
                            keys.getPrivate().getEncoded())
                    + "\n-----END PRIVATE KEY-----\n");
            terminal.say("The private key is in " + file + ". Keep it away from servers. In their pilot.yaml:\n\n"
                    + "firmware:\n  signing-keys:\n    - " + name + "="
                    + Base64.getEncoder().encodeToString(keys.getPublic().getEncoded()));
            return 0;
        }

        private static KeyPair keys() {
            try {
                return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every Java platform has Ed25519", e);
            }
        }
    }
}
