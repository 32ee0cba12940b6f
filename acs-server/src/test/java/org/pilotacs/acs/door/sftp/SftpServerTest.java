package org.pilotacs.acs.door.sftp;

import org.apache.sshd.client.channel.ClientChannel;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.util.net.SshdSocketAddress;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.file.DeviceFile;
import org.pilotacs.acs.file.FileKind;
import org.pilotacs.acs.firmware.Artefact;
import org.pilotacs.acs.firmware.Fit;
import org.pilotacs.acs.sftp.LoginKey;
import org.pilotacs.acs.sftp.SftpScope;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.StreamSupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

/// Given boxes with logins, when they fetch and send files by a real SFTP client, then each gets what is for it, sends what it may,
/// and comes no further.
class SftpServerTest {
    private static final Set<OpenMode> PUT = EnumSet.of(OpenMode.Write, OpenMode.Create, OpenMode.Truncate);

    @TempDir
    private Path folder;

    @AutoClose
    private SftpHouse house;
    private final byte[] firmware = new byte[700_001];
    private Artefact image;

    @BeforeEach
    void opens() throws IOException {
        house = new SftpHouse(folder, SftpHouse.config());
        new Random(1).nextBytes(firmware);
        image = house.add(SftpHouse.DECODERS, "3.1.0", firmware);
    }

    private SftpClient decoder() throws IOException {
        return SftpHouse.sftp(house.session("decoder", house.login("decoder", SftpHouse.DECODER)));
    }

    private static String path(Artefact image) {
        return "/firmware/" + image.id() + "/" + image.fileName();
    }

    @Test
    void a_box_fetches_its_firmware_and_goes_on_where_its_line_broke() throws IOException {
        try (SftpClient sftp = decoder()) {
            try (InputStream whole = sftp.read(path(image))) {
                assertThat(whole.readAllBytes()).isEqualTo(firmware);
            }
            try (SftpClient.CloseableHandle handle = sftp.open(path(image), OpenMode.Read)) {
                ByteArrayOutputStream rest = new ByteArrayOutputStream();
                byte[] some = new byte[30_000];
                for (int read = sftp.read(handle, 400_000, some, 0, some.length); read > 0; read = sftp.read(handle,
                        400_000L + rest.size(), some, 0, some.length)) {
                    rest.write(some, 0, read);
                }
                assertThat(rest.toByteArray()).isEqualTo(Arrays.copyOfRange(firmware, 400_000, firmware.length));
                assertThat(sftp.read(handle, Long.MAX_VALUE, some, 0, 10)).isEqualTo(-1);
                assertThat(sftp.stat(handle).getSize()).isEqualTo(firmware.length);
            }
            assertThat(sftp.stat(path(image)).getSize()).isEqualTo(firmware.length);
            assertThat(sftp.stat(path(image)).isRegularFile()).isTrue();
            assertThat(names(sftp, "/")).containsExactly("firmware", "upload");
            assertThat(names(sftp, "/firmware")).containsExactly(image.id());
            assertThat(names(sftp, "/firmware/" + image.id())).containsExactly("fw.bin");
            assertThat(house.logins.find("decoder").orElseThrow().used()).isNotNull();
        }
    }

    @Test
    void firmware_of_another_model_is_not_there() throws IOException {
        Artefact other = house.add(new Fit("", "HG-1", ""), "9.0", new byte[10]);
        try (SftpClient sftp = decoder();
                SftpClient model = SftpHouse.sftp(house.session("model", house.login("model", SftpHouse.DECODERS)))) {
            for (SftpClient one : new SftpClient[]{ sftp, model}) {
                assertThat(names(one, "/firmware")).containsExactly(image.id());
                refused(() -> one.stat(path(other)), SftpConstants.SSH_FX_NO_SUCH_FILE);
                refused(() -> one.open(path(other), OpenMode.Read), SftpConstants.SSH_FX_NO_SUCH_FILE);
            }
            try (InputStream whole = model.read(path(image))) {
                assertThat(whole.readAllBytes()).isEqualTo(firmware);
            }
            assertThat(names(model, "/")).containsExactly("firmware");
            refused(() -> model.open("/upload/log", PUT), SftpConstants.SSH_FX_PERMISSION_DENIED)
                    .hasMessageContaining("model");
        }
    }

    @Test
    void a_wrong_password_lets_nobody_in_nor_does_a_name_that_there_is_not() throws IOException {
        String right = house.login("decoder", SftpHouse.DECODER);
        assertThatThrownBy(() -> house.session("decoder", right + "0")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> house.session("nobody", right)).isInstanceOf(IOException.class);
        try (ClientSession guesser = house.connect("decoder")) {
            for (int i = 0; i < 10; i++) {
                guesser.addPasswordIdentity("guess " + i);
            }
            guesser.addPasswordIdentity(right);
            assertThatThrownBy(() -> guesser.auth().verify(SftpHouse.SOON)).as("it may not try so often")
                    .isInstanceOf(IOException.class);
        }
        house.session("decoder", right).close();
    }

    @Test
    void a_box_may_prove_itself_by_a_key_of_its_own() throws IOException, GeneralSecurityException {
        KeyPair other = pair();
        KeyPair known = pair();
        LoginKey key = Objects.requireNonNull(LoginKey.read(PublicKeyEntry.toString(known.getPublic()) + " box@home"));
        house.logins.add("keyed", new SftpScope.OfDevice(SftpHouse.DECODER.deviceId()), key,
                house.world.clock.instant());
        try (ClientSession session = house.connect("keyed")) {
            session.addPublicKeyIdentity(known);
            session.auth().verify(SftpHouse.SOON);
            assertThat(names(SftpHouse.sftp(session), "/firmware")).containsExactly(image.id());
        }
        try (ClientSession session = house.connect("keyed")) {
            session.addPublicKeyIdentity(other);
            assertThatThrownBy(() -> session.auth().verify(SftpHouse.SOON)).isInstanceOf(IOException.class);
        }
        try (ClientSession thief = house.connect("keyed")) {
            thief.addPublicKeyIdentity(new KeyPair(known.getPublic(), other.getPrivate()));
            assertThatThrownBy(() -> thief.auth().verify(SftpHouse.SOON)).as("the public half alone is no proof")
                    .isInstanceOf(IOException.class);
        }
    }

    private static KeyPair pair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return generator.generateKeyPair();
    }

    @Test
    void a_login_that_is_taken_back_ends_what_is_open() throws IOException {
        try (SftpClient sftp = decoder()) {
            SftpClient.CloseableHandle sending = sftp.open("/upload/log", PUT);
            sftp.write(sending, 0, new byte[10], 0, 10);
            assertThat(house.logins.remove("decoder")).isTrue();
            refused(() -> sftp.close(sending), SftpConstants.SSH_FX_PERMISSION_DENIED);
            assertThat(house.filesOf(SftpHouse.DECODER)).isEmpty();
        }
        Awaitility.await().atMost(SftpHouse.SOON).until(() -> house.rows("device_file_draft") == 0);
    }

    @Test
    void a_box_sends_files_that_nobody_asked_for_and_one_that_somebody_did() throws IOException {
        String asked = "0123456789abcdef01234567";
        house.files.expect(asked, SftpHouse.DECODER.deviceId(), FileKind.CONFIGURATION, 0,
                house.world.clock.instant().plusSeconds(60));
        byte[] large = Arrays.copyOf(firmware, 600_000);
        try (SftpClient sftp = decoder()) {
            put(sftp, "/upload/crash log.txt", large);
            assertThat(sftp.stat("/upload/crash log.txt").getSize()).isEqualTo(large.length);
            put(sftp, "/upload/" + asked, "configuration".getBytes(StandardCharsets.UTF_8));
            refused(() -> sftp.open("/upload/crash log.txt", OpenMode.Read), SftpConstants.SSH_FX_PERMISSION_DENIED);
        }
        assertThat(house.filesOf(SftpHouse.DECODER)).extracting(DeviceFile::kind, DeviceFile::name)
                .containsExactlyInAnyOrder(tuple(FileKind.SENT, "crash_log.txt"),
                        tuple(FileKind.CONFIGURATION, ""));
        DeviceFile crash = house.filesOf(SftpHouse.DECODER).stream().filter(one -> one.kind() == FileKind.SENT)
                .findFirst()
                .orElseThrow();
        assertThat(house.files.content(crash.id())).hasValueSatisfying(some -> assertThat(some).isEqualTo(large));
        assertThat(house.files.content(asked)).isPresent();
    }

    @Test
    void what_another_box_was_asked_for_is_not_taken_from_this_one() throws IOException {
        String asked = "0123456789abcdef01234567";
        house.files.expect(asked, SftpHouse.ROUTER.deviceId(), FileKind.LOG, 0,
                house.world.clock.instant().plusSeconds(60));
        try (SftpClient sftp = decoder()) {
            put(sftp, "/upload/" + asked, new byte[10]);
        }
        assertThat(house.filesOf(SftpHouse.ROUTER)).isEmpty();
        assertThat(house.filesOf(SftpHouse.DECODER)).extracting(DeviceFile::kind).containsExactly(FileKind.SENT);
    }

    @ParameterizedTest
    @ValueSource(strings = { "/../../etc/passwd", "../../../etc/passwd", "//etc//passwd", "/etc/passwd",
        "/upload/../../etc/passwd", "/firmware/../etc/passwd", "C:\\Windows\\win.ini", "~/.ssh/id_rsa",
        "/proc/self/environ",
        "/firmware/%2e%2e/x", "file:///etc/passwd"})
    void no_path_leads_out(String path) throws IOException {
        try (SftpClient sftp = decoder()) {
            refused(() -> sftp.stat(path), SftpConstants.SSH_FX_NO_SUCH_FILE);
            refused(() -> sftp.open(path, OpenMode.Read), SftpConstants.SSH_FX_NO_SUCH_FILE);
            refused(() -> sftp.open(path, PUT), SftpConstants.SSH_FX_PERMISSION_DENIED);
            refused(() -> sftp.openDir(path), SftpConstants.SSH_FX_NO_SUCH_FILE);
        }
    }

    @Test
    void whatever_a_path_says_it_ends_below_the_root() throws IOException {
        try (SftpClient sftp = decoder()) {
            assertThat(sftp.canonicalPath("../..//./firmware/../upload/./")).isEqualTo("/upload");
            assertThat(sftp.canonicalPath(".")).isEqualTo("/");
            assertThat(names(sftp, "/firmware/../../..")).containsExactly("firmware", "upload");
            refused(() -> sftp.stat("/firmware\0/etc"), SftpConstants.SSH_FX_BAD_MESSAGE);
            refused(() -> sftp.stat("/" + "x".repeat(2_000)), SftpConstants.SSH_FX_BAD_MESSAGE);
            sftp.setNameDecodingCharset(StandardCharsets.ISO_8859_1);
            refused(() -> sftp.stat("/upload/\u00e9\u00e8"), SftpConstants.SSH_FX_BAD_MESSAGE);
        }
    }

    @Test
    void nothing_is_changed_renamed_removed_made_or_linked() throws IOException {
        try (SftpClient sftp = decoder()) {
            String file = path(image);
            int denied = SftpConstants.SSH_FX_PERMISSION_DENIED;
            refused(() -> sftp.open(file, OpenMode.Write), denied);
            refused(() -> sftp.open(file, PUT), denied);
            refused(() -> sftp.open("/firmware/" + image.id() + "/new", PUT), denied);
            refused(() -> sftp.open("/new", PUT), denied);
            refused(() -> sftp.remove(file), denied);
            refused(() -> sftp.rename(file, "/upload/x"), denied);
            refused(() -> sftp.mkdir("/upload/x"), denied);
            refused(() -> sftp.rmdir("/upload"), denied);
            refused(() -> sftp.setStat(file, new SftpClient.Attributes().perms(0777)), denied);
            refused(() -> sftp.readLink(file), SftpConstants.SSH_FX_OP_UNSUPPORTED);
            refused(() -> sftp.link("/upload/x", "/etc/passwd", true), SftpConstants.SSH_FX_OP_UNSUPPORTED);
            refused(() -> sftp.open("/upload/x", EnumSet.of(OpenMode.Write, OpenMode.Append)), denied);
            refused(() -> sftp.open("/upload/x", EnumSet.of(OpenMode.Write, OpenMode.Read, OpenMode.Create)), denied);
            refused(() -> sftp.open("/upload/x/y", PUT), denied);
            assertThat(sftp.getServerExtensions()).isEmpty();
            assertThat(names(sftp, "/upload")).isEmpty();
        }
        assertThat(house.images.find(image.id())).isPresent();
    }

    @Test
    void a_file_is_sent_without_gaps() throws IOException {
        try (SftpClient sftp = decoder()) {
            for (long offset : new long[]{ 1L << 40, Long.MAX_VALUE, 1}) {
                SftpClient.CloseableHandle handle = sftp.open("/upload/log", PUT);
                refused(() -> sftp.write(handle, offset, new byte[10], 0, 10), SftpConstants.SSH_FX_FAILURE)
                        .hasMessageContaining("byte 0 is next");
                refused(() -> sftp.close(handle), SftpConstants.SSH_FX_FAILURE);
            }
        }
        assertThat(house.filesOf(SftpHouse.DECODER)).isEmpty();
        assertThat(house.rows("device_file_draft")).isZero();
    }

    @Test
    void a_file_is_refused_at_the_limit_however_much_would_follow() throws IOException {
        byte[] chunk = new byte[128 << 10];
        try (SftpClient sftp = decoder()) {
            SftpClient.CloseableHandle handle = sftp.open("/upload/log", PUT);
            for (int i = 0; i < 8; i++) {
                sftp.write(handle, (long) i * chunk.length, chunk, 0, chunk.length);
            }
            refused(() -> sftp.write(handle, 1 << 20, chunk, 0, 1), SftpConstants.SSH_FX_FAILURE)
                    .hasMessageContaining("1048576");
            refused(() -> sftp.write(handle, 5L << 30, chunk, 0, 1), SftpConstants.SSH_FX_FAILURE);
            refused(() -> sftp.close(handle), SftpConstants.SSH_FX_FAILURE);
        }
        assertThat(house.refused("too-large")).isEqualTo(1);
        assertThat(house.rows("device_file_part")).isZero();
        assertThat(house.filesOf(SftpHouse.DECODER)).isEmpty();
    }

    @Test
    void a_box_sends_no_more_than_its_share_of_a_day() throws IOException {
        try (SftpClient sftp = decoder()) {
            for (int i = 0; i < 12; i++) {
                put(sftp, "/upload/log", new byte[1]);
            }
            refused(() -> sftp.open("/upload/log", PUT), SftpConstants.SSH_FX_FAILURE)
                    .hasMessageContaining("12 files a day");
        }
        assertThat(house.refused("too-many-today")).isEqualTo(1);
    }

    @Test
    void two_who_send_one_name_do_not_mix() throws IOException {
        String password = house.login("decoder", SftpHouse.DECODER);
        try (SftpClient one = SftpHouse.sftp(house.session("decoder", password));
                SftpClient other = SftpHouse.sftp(house.session("decoder", password))) {
            SftpClient.CloseableHandle sending = one.open("/upload/log", PUT);
            one.write(sending, 0, new byte[]{ 1, 1}, 0, 2);
            refused(() -> other.open("/upload/log", PUT), SftpConstants.SSH_FX_FAILURE)
                    .hasMessageContaining("at this moment");
            one.write(sending, 2, new byte[]{ 1, 1}, 0, 2);
            one.close(sending);
            put(other, "/upload/log", new byte[]{ 2});
        }
        assertThat(house.filesOf(SftpHouse.DECODER)).extracting(DeviceFile::bytes).containsExactlyInAnyOrder(4L, 1L);
    }

    @Test
    void a_line_that_breaks_leaves_nothing_and_the_name_is_free_again() throws IOException {
        String password = house.login("decoder", SftpHouse.DECODER);
        ClientSession session = house.session("decoder", password);
        SftpClient sftp = SftpHouse.sftp(session);
        SftpClient.CloseableHandle sending = sftp.open("/upload/log", PUT);
        sftp.write(sending, 0, firmware, 0, 500_000);
        assertThat(house.rows("device_file_part")).isPositive();
        session.close(true);
        Awaitility.await().atMost(SftpHouse.SOON)
                .until(() -> house.rows("device_file_part") == 0 && house.rows("device_file_draft") == 0);
        assertThat(house.filesOf(SftpHouse.DECODER)).isEmpty();
        assertThat(house.refused("cut-off")).isEqualTo(1);
        try (SftpClient again = SftpHouse.sftp(house.session("decoder", password))) {
            put(again, "/upload/log", new byte[]{ 1});
        }
    }

    @Test
    void there_is_no_shell_no_command_no_terminal_no_forwarding_and_no_other_subsystem() throws IOException {
        String password = house.login("decoder", SftpHouse.DECODER);
        try (ClientSession session = house.session("decoder", password)) {
            for (ClientChannel channel : List.of(session.createExecChannel("id"),
                    session.createExecChannel("scp -f /etc/passwd"), session.createShellChannel(),
                    session.createSubsystemChannel("shell"))) {
                channel.open().await(SftpHouse.SOON);
                assertThat(channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), SftpHouse.SOON))
                        .contains(ClientChannelEvent.CLOSED);
                assertThat(channel.getExitStatus()).as("nothing ran").isNull();
            }
        }
        try (ClientSession session = house.session("decoder", password)) {
            assertThatThrownBy(() -> session.createDirectTcpipChannel(SshdSocketAddress.LOCALHOST_ADDRESS,
                    new SshdSocketAddress("127.0.0.1", house.server.port())).open().verify(SftpHouse.SOON))
                    .isInstanceOf(IOException.class);
            assertThatThrownBy(() -> session.startRemotePortForwarding(new SshdSocketAddress("127.0.0.1", 0),
                    new SshdSocketAddress("127.0.0.1", 22))).isInstanceOf(IOException.class);
        }
    }

    @Test
    void one_address_has_so_many_sessions_and_when_one_ends_another_may_come() throws IOException {
        house.close();
        SftpConfig usual = SftpHouse.config();
        house = new SftpHouse(folder, new SftpConfig(true, "127.0.0.1", 0, 10, 2, 3, usual.login(), usual.idle()));
        String password = house.login("decoder", SftpHouse.DECODER);
        ClientSession first = house.session("decoder", password);
        try (ClientSession second = house.session("decoder", password)) {
            assertThatThrownBy(() -> house.session("decoder", password)).isInstanceOf(IOException.class);
            assertThat(second.isOpen()).isTrue();
        }
        first.close();
        Awaitility.await().atMost(SftpHouse.SOON).ignoreExceptions().untilAsserted(() -> {
            try (ClientSession third = house.session("decoder", password)) {
                assertThat(third.isAuthenticated()).isTrue();
            }
        });
    }

    @Test
    void who_does_not_log_in_is_hung_up_on() throws IOException {
        house.close();
        SftpConfig usual = SftpHouse.config();
        house = new SftpHouse(folder,
                new SftpConfig(true, "127.0.0.1", 0, 10, 10, 3, Duration.ofSeconds(5), usual.idle()));
        try (ClientSession silent = house.connect("decoder")) {
            Awaitility.await().atMost(SftpHouse.SOON).until(silent::isClosed);
        }
    }

    @Test
    void a_removed_box_reads_nothing() throws IOException {
        String password = house.logins.add("gone",
                new SftpScope.OfDevice(DeviceId.of("A1B2C3", "SV-S2", "unheard of")),
                house.world.clock.instant()).orElseThrow().reveal();
        try (SftpClient sftp = SftpHouse.sftp(house.session("gone", password))) {
            assertThat(names(sftp, "/firmware")).isEmpty();
            refused(() -> sftp.open(path(image), OpenMode.Read), SftpConstants.SSH_FX_NO_SUCH_FILE);
        }
    }

    private static void put(SftpClient sftp, String path, byte[] content) throws IOException {
        SftpClient.CloseableHandle handle = sftp.open(path, PUT);
        for (int from = 0; from < content.length; from += 30_000) {
            sftp.write(handle, from, content, from, Math.min(30_000, content.length - from));
        }
        sftp.close(handle);
    }

    private static Iterable<String> names(SftpClient sftp, String path) throws IOException {
        return StreamSupport.stream(sftp.readDir(path).spliterator(), false).map(SftpClient.DirEntry::getFilename)
                .filter(name -> !name.equals(".") && !name.equals("..")).toList();
    }

    private static AbstractThrowableAssert<?, SftpException> refused(ThrowingCallable what, int status) {
        SftpException refusal = catchThrowableOfType(SftpException.class, what);
        assertThat(refusal).as("it is refused").isNotNull();
        assertThat(refusal.getStatus()).as(refusal.getMessage()).isEqualTo(status);
        return assertThat(refusal);
    }
}
