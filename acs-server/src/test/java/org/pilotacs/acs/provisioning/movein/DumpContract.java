package org.pilotacs.acs.provisioning.movein;

import org.junit.jupiter.api.Test;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.ParameterTree;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.provisioning.file.ProvisioningFile;
import org.pilotacs.acs.provisioning.movein.MoveInLine.Verdict;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import static org.assertj.core.api.Assertions.assertThat;

/// What comes over of a dump that mongodump wrote, into any database.
abstract class DumpContract extends MoveInLab {
    DumpContract(TestDatabases.Kind kind) {
        super(kind);
    }

    @Test
    void a_dump_comes_over_as_an_export_does() throws IOException {
        put("devices.json", BOX);
        run(true);
        Device exported = devices.find(ID).orElseThrow();
        ParameterTree parameters = devices.parameters(exported);
        close();
        open();
        dump("devices.bson", BOX.replace(".000+0000", ".000Z"));
        dump("provisions.bson.gz", "{\"_id\":\"inform\",\"script\":\"log('x');\"}",
                "{\"_id\":\"bad\",\"script\":\"log(\"}");

        List<MoveInLine> lines = run(true);

        assertThat(lines).extracting(line -> line.text(true)).satisfiesExactly(
                text -> assertThat(text).isEqualTo("provisions.bson.gz:1: provision inform: taken"),
                text -> assertThat(text)
                        .startsWith("provisions.bson.gz:2: provision bad: left out because SyntaxError"),
                text -> assertThat(text).startsWith("devices.bson:1: device 00AABB-Decoder%2D7-S1: taken"));
        Device device = devices.find(ID).orElseThrow();
        assertThat(device.lastSeen()).isEqualTo(exported.lastSeen());
        assertThat(device.tags()).isEqualTo(exported.tags());
        assertThat(devices.parameters(device)).isEqualTo(parameters);
    }

    @Test
    void files_are_put_together_from_the_pieces_of_a_dump() throws IOException {
        dump("fs.files.bson", file("fw.bin", "507f1f77bcf86cd799439011", 7), file("short.bin", "s", 5),
                file("none.bin", "n", 3), file("empty.bin", "e", 0), file("thin.bin", "t", 7));
        dump("fs.chunks.bson.gz", piece("\"t\"", 0, "abc"), piece("\"t\"", 1, "d"), piece("\"t\"", 2, "g"),
                piece("{\"$oid\":\"507f1f77bcf86cd799439011\"}", 1, "def"), piece("\"s\"", 0, "abc"),
                piece("{\"$oid\":\"507f1f77bcf86cd799439011\"}", 2, "g"),
                piece("{\"$oid\":\"507f1f77bcf86cd799439011\"}", 0, "abc"));

        assertThat(run(true)).extracting(line -> line.text(true)).containsExactly("fs.files.bson:1: file fw.bin: taken",
                "fs.files.bson:2: file short.bin: left out because its content in fs.chunks is not complete",
                "fs.files.bson:3: file none.bin: left out because only its name is known: put its content into the "
                        + "folder files/, as mongofiles get fetches it",
                "fs.files.bson:4: file empty.bin: taken",
                "fs.files.bson:5: file thin.bin: left out because its content in fs.chunks is not complete");
        ProvisioningFile file = files.find("fw.bin").orElseThrow();
        assertThat(files.content(file).orElseThrow()).hasContent("abcdefg");
        assertThat(run(true).getFirst().verdict()).isEqualTo(Verdict.SAME);
    }

    @Test
    void a_broken_piece_takes_its_file_alone_with_it() throws IOException {
        dump("fs.files.bson", file("a.bin", "a", 3), file("b.bin", "b", 3), file("c.bin", "c", 3));
        dump("fs.chunks.bson", piece("\"a\"", 0, "abc"), piece("\"b\"", 0, "abc"), piece("\"c\"", 0, "abc"));
        Path dump = folder.resolve("fs.chunks.bson");
        byte[] whole = Files.readAllBytes(dump);
        // the length of the content of b
        int at = whole[0] + new String(whole, whole[0], whole[0], StandardCharsets.ISO_8859_1).indexOf("data") + 5;
        whole[at + 3] = 0x7f;
        Files.write(dump, whole);

        assertThat(run(true)).extracting(MoveInLine::verdict).containsExactly(Verdict.TAKEN, Verdict.WRONG,
                Verdict.TAKEN);
    }

    private static String file(String name, String id, int length) {
        String written = id.length() == 24 ? "{\"$oid\":\"" + id + "\"}" : "\"" + id + "\"";
        return "{\"_id\":" + written + ",\"filename\":\"" + name + "\",\"chunkSize\":3,\"length\":" + length + "}";
    }

    private static String piece(String file, int number, String content) {
        return "{\"_id\":\"" + number + content + "\",\"files_id\":" + file + ",\"n\":" + number
                + ",\"data\":{\"$binary\":{\"base64\":\"" + Base64.getEncoder()
                        .encodeToString(content.getBytes(StandardCharsets.UTF_8))
                + "\",\"subType\":\"00\"}}}";
    }

    @Test
    void a_broken_dump_is_named_and_gives_what_comes_before() throws IOException {
        dump("provisions.bson", "{\"_id\":\"one\",\"script\":\"log(1);\"}", "{\"_id\":\"two\",\"script\":\"log(2);\"}",
                "{\"_id\":\"three\",\"script\":\"log(3);\"}");
        Path dump = folder.resolve("provisions.bson");
        byte[] whole = Files.readAllBytes(dump);
        int second = whole[0];
        byte[] inside = whole.clone();
        inside[second + 4] = 77;
        Files.write(dump, inside);
        assertThat(run(false)).extracting(line -> line.text(false)).containsExactly(
                "provisions.bson:1: provision one: would be taken",
                "provisions.bson:2: provision: would be left out because it is no BSON",
                "provisions.bson:3: provision three: would be taken");
        byte[] length = whole.clone();
        length[second + 3] = 77;
        Files.write(dump, length);
        assertThat(run(false)).extracting(line -> line.text(false)).containsExactly(
                "provisions.bson:1: provision one: would be taken",
                "provisions.bson: the rest of the file: would be left out because it cannot be read: there is no BSON at document 2");
        Files.write(dump, Arrays.copyOf(whole, whole.length - 3));
        assertThat(run(false)).extracting(line -> line.text(false)).last().asString()
                .endsWith("it cannot be read: document 3 is not complete");
    }

    private void dump(String name, String... documents) throws IOException {
        try (OutputStream file = Files.newOutputStream(folder.resolve(name));
                OutputStream out = name.endsWith(".gz") ? new GZIPOutputStream(file) : file) {
            out.write(Bson.of(documents));
        }
    }
}
