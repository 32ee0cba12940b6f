package org.pilotacs.acs.firmware;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pilotacs.acs.content.Hash;
import org.pilotacs.acs.content.Slice;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.Identity;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.profile.Boxes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/// What any [Artefacts] does, with the [Uploads] that they are made of.
abstract class ArtefactsContract {
    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");
    private static final Fit DECODERS = new Fit("", "SV-L2", "");
    private static final long LARGEST = 10 << 20;

    private final TestDatabases.Kind kind;
    @TempDir
    private Path folder;
    private Database database;
    private Artefacts artefacts;
    private Uploads uploads;

    ArtefactsContract(TestDatabases.Kind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        database = TestDatabases.open(kind);
        artefacts = node("here", FirmwareConfig.DEFAULT);
        uploads = new JdbcUploads(database, new Random());
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Artefacts node(String name, FirmwareConfig config) {
        return new JdbcArtefacts(database, folder.resolve(name), config);
    }

    private Path file(int size, long seed) throws IOException {
        byte[] content = new byte[size];
        new Random(seed).nextBytes(content);
        return Files.write(folder.resolve("upload-" + size + "-" + seed), content);
    }

    private Upload begun(Path file) throws IOException {
        return ((Uploads.Beginning.Begun) uploads.begin("PERSON anna", "fw.bin", Files.size(file), "", LARGEST, NOON))
                .upload();
    }

    private Upload sent(Path file) throws IOException {
        return ((Uploads.Appending.Appended) uploads.append(begun(file).id(), 0, Slice.whole(file), NOON)).upload();
    }

    private static NewArtefact wanted(Fit fit, String version) {
        return Shelf.wanted(Artefact.Kind.FIRMWARE, fit, version, "");
    }

    private Artefact added(Fit fit, String version, Path file, Instant at) throws IOException {
        return ((Adding.Added) artefacts.add(wanted(fit, version), sent(file), at)).artefact();
    }

    private static String refusal(Adding adding) {
        assertThat(adding).isInstanceOf(Adding.Refused.class);
        return ((Adding.Refused) adding).why().toString();
    }

    @Test
    void another_node_has_the_whole_of_it() throws IOException {
        Path file = file(1_000_003, 1);
        Artefact image = added(DECODERS, "3.1.0", file, NOON);
        assertThat(image.bytes()).isEqualTo(1_000_003);
        assertThat(image.addedBy()).isEqualTo("anna");
        Artefacts there = node("there", FirmwareConfig.DEFAULT);
        assertThat(there.find(image.id())).contains(image);
        assertThat(there.file(image)).hasValueSatisfying(copy -> assertThat(copy).hasSameBinaryContentAs(file));
    }

    @Test
    void the_same_file_is_taken_once_and_another_as_the_same_version_is_refused() throws IOException {
        Path file = file(1_000, 1);
        Artefact image = added(DECODERS, "3.1.0", file, NOON);
        assertThat(artefacts.add(wanted(DECODERS, "3.1.0"), sent(file), NOON)).isEqualTo(new Adding.Known(image));
        Upload other = sent(file(1_000, 2));
        assertThat(artefacts.add(wanted(DECODERS, "3.1.0"), other, NOON)).isEqualTo(new Adding.Taken(image));
        assertThat(artefacts.all()).containsExactly(image);
        assertThat(uploads.find(other.id(), NOON)).contains(other);
        assertThat(artefacts.add(wanted(DECODERS, "3.1.1"), other, NOON)).isInstanceOf(Adding.Added.class);
        assertThat(artefacts.add(wanted(DECODERS, "3.1.2"), other, NOON)).isEqualTo(new Adding.Gone());
    }

    @Test
    void a_configuration_may_have_the_version_of_a_firmware_and_is_none() throws IOException {
        Artefact image = added(DECODERS, "1", file(100, 1), NOON);
        NewArtefact wanted = new NewArtefact(Artefact.Kind.CONFIGURATION,
                new Fit("00D09E", "SV-L2", "r2", List.of("1", "2.*")),
                "1", "Ważne:\nnowe kanały", "", "", "anna");
        Artefact settings = ((Adding.Added) artefacts.add(wanted, sent(file(100, 2)), NOON.plusSeconds(1))).artefact();
        assertThat(artefacts.all()).containsExactly(settings, image);
        assertThat(artefacts.find(settings.id())).contains(settings);
        assertThat(settings.fit().from()).containsExactly("1", "2.*");
        assertThat(artefacts.newestFor(box("0"))).contains(image);
    }

    @Test
    void a_copy_that_is_cut_short_is_made_anew() throws IOException {
        Path file = file(600_000, 1);
        Artefact image = added(DECODERS, "3.1.0", file, NOON);
        Path copy = artefacts.file(image).orElseThrow();
        Files.write(copy, new byte[10]);
        assertThat(artefacts.file(image)).hasValueSatisfying(again -> assertThat(again).hasSameBinaryContentAs(file));
    }

    @Test
    void what_was_removed_is_gone_from_every_nodes_disk_once_it_is_tidied_and_uploads_stay() throws IOException {
        Artefact image = added(DECODERS, "3.1.0", file(1_000, 1), NOON);
        Artefact other = added(DECODERS, "3.2.0", file(1_000, 2), NOON);
        Upload half = sent(file(1_000, 3));
        artefacts.file(image);
        artefacts.file(other);
        assertThat(artefacts.remove(image.id())).isTrue();
        assertThat(artefacts.remove(image.id())).isFalse();
        assertThat(artefacts.remove(half.id())).isFalse();
        artefacts.tidy();
        try (Stream<Path> left = Files.list(folder.resolve("here"))) {
            assertThat(left.map(one -> one.getFileName().toString())).containsExactly(other.sha256());
        }
        assertThat(artefacts.file(image)).isEmpty();
        assertThat(node("there", FirmwareConfig.DEFAULT).file(other)).isPresent();
        assertThat(artefacts.add(wanted(DECODERS, "3.3.0"), half, NOON)).isInstanceOf(Adding.Added.class);
    }

    private static Device box(String version) {
        return Boxes.device(new Identity("Sagevision", "00D09E", "SV-L2", "1"), "Device", version);
    }

    @Test
    void the_newest_is_of_those_that_may_follow_on_what_a_box_runs() throws IOException {
        Artefact bridge = added(new Fit("", "sv-l2", "", List.of("2.*")), "3.0.0", file(100, 1), NOON);
        Artefact newest = added(new Fit("", "SV-L2", "", List.of("3.0.*", "3.1.0")), "4.0.0", file(100, 2),
                NOON.plusSeconds(1));
        assertThat(artefacts.newestFor(box("2.4.1"))).contains(bridge);
        assertThat(artefacts.newestFor(box("3.0.0"))).contains(newest);
        assertThat(artefacts.newestFor(box("3.1.1"))).isEmpty();
        assertThat(artefacts.newestFor(box(""))).isEmpty();
    }

    @Test
    void what_a_box_goes_back_to_is_the_image_of_that_version_for_its_model() throws IOException {
        Artefact old = added(new Fit("", "SV-L2", "", List.of("2.*")), "3.0.0", file(100, 1), NOON);
        added(new Fit("", "OTHER", ""), "3.0.0", file(100, 2), NOON);
        added(new Fit("", "SV-L2", "of another revision"), "3.0.0", file(100, 3), NOON);
        assertThat(artefacts.of(box("4.0.0"), "3.0.0")).contains(old);
        assertThat(artefacts.of(box("4.0.0"), "3.0.1")).isEmpty();
    }

    @Test
    void parts_follow_on_each_other_and_nothing_else_is_taken() throws IOException {
        Path file = file(1_000_000, 1);
        Upload upload = begun(file);
        assertThat(uploads.append(upload.id(), 0, new Slice(file, 0, 300_000), NOON))
                .isInstanceOfSatisfying(Uploads.Appending.Appended.class,
                        one -> assertThat(one.upload().offset()).isEqualTo(300_000));
        for (long wrong : new long[]{ 0, 299_999, 300_001}) {
            assertThat(uploads.append(upload.id(), wrong, new Slice(file, 0, 10), NOON))
                    .isInstanceOfSatisfying(Uploads.Appending.Elsewhere.class,
                            one -> assertThat(one.upload().offset()).isEqualTo(300_000));
        }
        Uploads elsewhere = new JdbcUploads(database, new Random());
        assertThat(elsewhere.append(upload.id(), 300_000, new Slice(file, 0, 700_001), NOON))
                .isInstanceOf(Uploads.Appending.TooLong.class);
        Upload half = uploads.find(upload.id(), NOON).orElseThrow();
        assertThat(refusal(artefacts.add(wanted(DECODERS, "1"), half, NOON))).contains("300000 of 1000000");
        elsewhere.append(upload.id(), 300_000, new Slice(file, 300_000, 700_000), NOON);
        Upload whole = uploads.find(upload.id(), NOON).orElseThrow();
        Artefact image = ((Adding.Added) artefacts.add(wanted(DECODERS, "1"), whole, NOON)).artefact();
        assertThat(image.sha256()).isEqualTo(Hash.SHA_256.of(file));
        assertThat(artefacts.file(image)).hasValueSatisfying(copy -> assertThat(copy).hasSameBinaryContentAs(file));
        assertThat(uploads.append(upload.id(), 0, new Slice(file, 0, 10), NOON))
                .isEqualTo(new Uploads.Appending.Gone());
    }

    @Test
    void an_upload_that_nothing_comes_of_is_gone_after_a_day() throws IOException {
        Upload upload = begun(file(1_000, 1));
        assertThat(uploads.find(upload.id(), NOON.plus(Uploads.KEEP))).contains(upload);
        assertThat(uploads.find(upload.id(), NOON.plus(Uploads.KEEP).plusMillis(1))).isEmpty();
        uploads.append(upload.id(), 0, new Slice(file(1_000, 1), 0, 10), NOON.plusSeconds(60));
        uploads.forgetBefore(NOON.plusSeconds(60));
        assertThat(uploads.find(upload.id(), NOON)).isPresent();
        uploads.forgetBefore(NOON.plusSeconds(61));
        assertThat(uploads.find(upload.id(), NOON)).isEmpty();
        assertThat(JdbcUploads.parts(database).of(upload.id(), 0)).isEmpty();
    }

    @Test
    void nobody_has_many_under_way_and_all_together_are_not_without_end() throws IOException {
        for (int i = 0; i < Uploads.MOST; i++) {
            assertThat(uploads.begin("PERSON anna", "a", 1, "", LARGEST, NOON))
                    .isInstanceOf(Uploads.Beginning.Begun.class);
        }
        assertThat(uploads.begin("PERSON anna", "a", 1, "", LARGEST, NOON)).isEqualTo(new Uploads.Beginning.TooMany());
        long most = LARGEST * Uploads.TOGETHER;
        assertThat(uploads.begin("PERSON jan", "a", most - Uploads.MOST + 1, "", LARGEST, NOON))
                .isEqualTo(new Uploads.Beginning.TooMuch(most));
        assertThat(uploads.begin("PERSON jan", "a", most - Uploads.MOST, "", LARGEST, NOON))
                .isInstanceOf(Uploads.Beginning.Begun.class);
    }

    @Test
    void another_file_than_was_said_is_refused_with_both_hashes() throws IOException {
        Path file = file(1_000, 1);
        String is = Hash.SHA_256.of(file);
        String said = Hash.SHA_256.of(file(1_000, 2));
        Upload upload = sent(file);
        NewArtefact wanted = new NewArtefact(Artefact.Kind.FIRMWARE, DECODERS, "1", "", said, "", "");
        assertThat(refusal(artefacts.add(wanted, upload, NOON))).contains(said, is);
        Upload announced = ((Uploads.Beginning.Begun) uploads.begin("PERSON anna", "fw.bin", 1_000, said, LARGEST,
                NOON)).upload();
        Upload there = ((Uploads.Appending.Appended) uploads.append(announced.id(), 0, Slice.whole(file), NOON))
                .upload();
        assertThat(refusal(artefacts.add(wanted(DECODERS, "1"), there, NOON))).contains(said, is);
        assertThat(artefacts.all()).isEmpty();
        assertThat(uploads.find(upload.id(), NOON)).contains(upload);
    }

    @Test
    void where_keys_are_set_only_what_they_signed_as_what_it_is_is_taken() throws IOException {
        KeyPair release = Shelf.keys();
        Artefacts strict = node("here", new FirmwareConfig(List.of(Shelf.named("release", release)), true));
        Path file = file(1_000, 1);
        Upload upload = sent(file);
        String hash = Hash.SHA_256.of(file);
        Statement right = new Statement(Artefact.Kind.FIRMWARE, DECODERS, "1", hash);
        assertThat(refusal(strict.add(wanted(DECODERS, "1"), upload, NOON))).contains("not signed", "release");
        for (Statement wrong : List.of(new Statement(Artefact.Kind.CONFIGURATION, DECODERS, "1", hash),
                new Statement(Artefact.Kind.FIRMWARE, new Fit("", "OTHER", ""), "1", hash),
                new Statement(Artefact.Kind.FIRMWARE, new Fit("00D09E", "SV-L2", ""), "1", hash),
                new Statement(Artefact.Kind.FIRMWARE, new Fit("", "SV-L2", "2"), "1", hash),
                new Statement(Artefact.Kind.FIRMWARE, DECODERS, "2", hash),
                new Statement(Artefact.Kind.FIRMWARE, DECODERS, "1", Hash.SHA_256.of(file(9, 9))))) {
            assertThat(refusal(strict.add(signed(Shelf.sign(release, wrong)), upload, NOON)))
                    .contains("None of the keys release", "product-class: SV-L2", hash);
        }
        assertThat(refusal(strict.add(signed(Shelf.sign(Shelf.keys(), right)), upload, NOON)))
                .contains("None of the keys");
        assertThat(strict.all()).isEmpty();
        Adding adding = strict.add(signed(Shelf.sign(release, right)), upload, NOON);
        assertThat(((Adding.Added) adding).artefact().signedBy()).isEqualTo("release");
        assertThat(strict.all()).extracting(Artefact::signedBy).containsExactly("release");
    }

    private static NewArtefact signed(String signature) {
        return Shelf.wanted(Artefact.Kind.FIRMWARE, DECODERS, "1", signature);
    }

    @Test
    void a_signature_is_never_taken_unseen() throws IOException {
        KeyPair release = Shelf.keys();
        Path file = file(1_000, 1);
        Statement right = new Statement(Artefact.Kind.FIRMWARE, DECODERS, "1", Hash.SHA_256.of(file));
        Upload upload = sent(file);
        assertThat(refusal(artefacts.add(signed(Shelf.sign(release, right)), upload, NOON)))
                .contains("no keys are set");
        Artefacts lenient = node("here", new FirmwareConfig(List.of(Shelf.named("other", Shelf.keys())), false));
        assertThat(refusal(lenient.add(signed(Shelf.sign(release, right)), upload, NOON))).contains("None of the keys");
        assertThat(lenient.add(wanted(DECODERS, "1"), upload, NOON)).isInstanceOf(Adding.Added.class);
    }
}
