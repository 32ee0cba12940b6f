package org.pilotacs.sim.headend;

import org.pilotacs.protocols.simulcrypt.Tshark;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// The MPEG dissectors of Wireshark as a second opinion about a transport stream.
final class MpegJudge {
    static final int PORT = 4_321;
    private static final int WARNING = 0x0060_0000;

    /// What it says of one frame.
    ///
    /// @param experts severities of what it remarks upon, in its numbers
    record Frame(List<String> pids, List<String> tableIds, List<String> caPids, String malformed,
            List<Integer> experts) {
        static Frame read(String line) {
            String[] fields = line.split("\t", -1);
            return new Frame(listed(fields[0]).toList(), listed(fields[1]).toList(), listed(fields[2]).toList(),
                    fields[3], listed(fields[4]).map(Integer::valueOf).toList());
        }

        private static Stream<String> listed(String field) {
            return field.isEmpty() ? Stream.empty() : Arrays.stream(field.split(","));
        }

        boolean isSound() {
            return malformed.isEmpty() && experts.stream().allMatch(severity -> severity < WARNING);
        }
    }

    private MpegJudge() {}

    /// Of a file of packets, or of a capture of datagrams to [#PORT].
    static List<Frame> frames(Path file) throws IOException, InterruptedException {
        String said = Tshark.run(file, List.of("-d", "udp.port==" + PORT + ",mp2t", "-o", "mpeg_sect.verify_crc:TRUE",
                "-T", "fields", "-E", "occurrence=a", "-e", "mp2t.pid", "-e", "mpeg_sect.tid", "-e",
                "mpeg_descr.ca.pid", "-e", "_ws.malformed", "-e", "_ws.expert.severity"));
        return said.lines().map(Frame::read).toList();
    }

    /// A capture (libpcap's classic format, LINKTYPE_IPV4) of datagrams to [#PORT].
    static void capture(Path file, List<byte[]> datagrams) throws IOException {
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
            for (int word : new int[]{ 0xA1B2C3D4, 0x0002_0004, 0, 0, 0xFFFF, 228}) {
                out.writeInt(word);
            }
            int second = 1_700_000_000;
            for (byte[] datagram : datagrams) {
                int size = 28 + datagram.length;
                for (int word : new int[]{ second++, 0, size, size, 0x4500_0000 | size, 0x4000, 0x4011_0000,
                    0x7F00_0001, 0x7F00_0001, PORT << 16 | PORT, (8 + datagram.length) << 16}) {
                    out.writeInt(word);
                }
                out.write(datagram);
            }
        }
    }

    static List<String> pids(List<Frame> frames) {
        List<String> pids = new ArrayList<>();
        frames.forEach(frame -> pids.addAll(frame.pids()));
        return pids;
    }
}
